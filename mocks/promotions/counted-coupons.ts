import type { CouponReason } from '../../src/model/basket.ts';
import type { Coupons } from '../../src/pricing/coupons.ts';
import type { Bends } from '../wire/faults/bends.ts';
import type { Healing } from '../wire/faults/healing.ts';
import type { CouponBook } from './coupon-book.ts';

const LIMITS: ReadonlySet<CouponReason | null> = new Set(['limitReached', 'customerLimitReached']);

/**
 * A coupon book as one basket meets it. This service holds no coupon for a basket before it is
 * committed; a fault makes it hold them, and another makes it forget to count.
 */
export class CountedCoupons implements Coupons {
  readonly #book: CouponBook;
  readonly #bends: Bends;
  /** Baskets that hold a coupon, by what ends it. */
  readonly #holders = new Map<string, Map<Healing, Set<string>>>();
  #basketId = '';

  constructor(book: CouponBook, bends: Bends) {
    this.#book = book;
    this.#bends = bends;
  }

  /** Says whose coupons are asked about from now on. */
  turnTo(basketId: string): void {
    this.#basketId = basketId;
  }

  has(code: string): boolean {
    return this.#book.has(code);
  }

  refusal(code: string, loyaltyId: string | undefined, at_us: number): CouponReason | null {
    const reason = this.#book.refusal(code, loyaltyId, at_us) ?? this.#inUse(code);
    if (!LIMITS.has(reason)) return reason;
    let isCounted = true;
    this.#bends.each('boundlessCoupons', ({ coupon }) => {
      if (coupon !== undefined && coupon !== code) return false;
      isCounted = false;
      return true;
    });
    return isCounted ? reason : null;
  }

  /** Baskets that hold a coupon. */
  held(code: string): number {
    let sum = 0;
    for (const [until, baskets] of this.#holders.get(code) ?? []) {
      if (until.isHealed) this.#holders.get(code)?.delete(until);
      else sum += baskets.size;
    }
    return sum;
  }

  /** A basket was priced with a coupon: where locks are stuck, it holds it from now on. */
  hold(code: string, basketId: string): void {
    this.#bends.each('stuckCoupons', ({ coupon, until }) => {
      if (coupon !== undefined && coupon !== code) return false;
      const byEnd = this.#holders.get(code) ?? new Map<Healing, Set<string>>();
      const baskets = byEnd.get(until) ?? new Set<string>();
      this.#holders.set(code, byEnd.set(until, baskets.add(basketId)));
      return true;
    });
  }

  /** What a basket held is redeemed: it counts there now. */
  redeemed(code: string, basketId: string): void {
    for (const baskets of this.#holders.get(code)?.values() ?? []) baskets.delete(basketId);
  }

  #inUse(code: string): CouponReason | null {
    const limit = this.#book.limit(code);
    if (limit === undefined || !this.#holders.has(code)) return null;
    let others = this.held(code);
    for (const baskets of this.#holders.get(code)?.values() ?? [])
      if (baskets.has(this.#basketId)) others--;
    return this.#book.redeemed(code) + others >= limit ? 'limitReached' : null;
  }
}
