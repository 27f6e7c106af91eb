import type { CouponReason } from '../../src/model/basket.ts';
import type { CouponRule } from '../../src/model/plan.ts';
import type { Coupons } from '../../src/pricing/coupons.ts';
import { BoundedMap } from '../bounded-map.ts';

/** Customers whose redemptions are counted; beyond it the longest known are forgotten. */
const CUSTOMERS = 100_000;

/** Coupons and how often each was redeemed, in all and by customer. */
export class CouponBook implements Coupons {
  readonly #rules: ReadonlyMap<string, CouponRule>;
  readonly #used = new Map<string, number>();
  readonly #usedBy = new BoundedMap<string, number>(CUSTOMERS);

  constructor(coupons: readonly CouponRule[]) {
    this.#rules = new Map(coupons.map((rule) => [rule.code, rule]));
  }

  has(code: string): boolean {
    return this.#rules.has(code);
  }

  /** Redemptions allowed in all; undefined without a limit. */
  limit(code: string): number | undefined {
    return this.#rules.get(code)?.limit;
  }

  /** Redemptions that stand, for audits. */
  redeemed(code: string): number {
    return this.#used.get(code) ?? 0;
  }

  /** Why the coupon cannot be redeemed now, or null. A code without a rule has no limits. */
  refusal(code: string, loyaltyId: string | undefined, at_us: number): CouponReason | null {
    const rule = this.#rules.get(code);
    if (rule === undefined) return null;
    if (at_us < (rule.from_us ?? 0)) return 'notYetValid';
    if (at_us >= (rule.to_us ?? Infinity)) return 'expired';
    if (rule.limit !== undefined && this.redeemed(code) >= rule.limit) return 'limitReached';
    if (rule.perCustomer === undefined) return null;
    if (loyaltyId === undefined) return 'customerRequired';
    const used = this.#usedBy.get(`${code} ${loyaltyId}`) ?? 0;
    return used >= rule.perCustomer ? 'customerLimitReached' : null;
  }

  consume(code: string, loyaltyId: string | undefined): void {
    this.#count(code, loyaltyId, 1);
  }

  release(code: string, loyaltyId: string | undefined): void {
    this.#count(code, loyaltyId, -1);
  }

  #count(code: string, loyaltyId: string | undefined, change: number): void {
    this.#used.set(code, Math.max(0, this.redeemed(code) + change));
    if (loyaltyId === undefined || this.#rules.get(code)?.perCustomer === undefined) return;
    const key = `${code} ${loyaltyId}`;
    this.#usedBy.set(key, Math.max(0, (this.#usedBy.get(key) ?? 0) + change));
  }
}
