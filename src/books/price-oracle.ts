import type { CouponReason, EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import type { Plan } from '../model/plan.ts';
import { Calculator } from '../pricing/calculator.ts';
import type { Coupons } from '../pricing/coupons.ts';
import { pricingMoment } from '../pricing/pricing-moment.ts';
import { compileRules } from '../pricing/rule-book.ts';
import { hash64 } from '../random/hash.ts';

/** Refusals that only the service can know of: it counts redemptions and customers. */
const COUNTED: ReadonlySet<CouponReason> = new Set([
  'limitReached',
  'customerLimitReached',
  'engineUnavailable',
]);

/**
 * Prices a basket by the plan's own rules, independently of any service: what `promotions.evaluate`
 * should have said (PROMO-1). Where a coupon is refused for its count, the service is believed.
 * @example new PriceOracle(plan, 1).expected(request, reply) // undefined when they agree
 */
export class PriceOracle {
  readonly #calculator: Calculator;
  readonly #coupons: ReplyCoupons;
  readonly #below: number;

  /** @param share of baskets that are checked, 0 to 1, picked by hash */
  constructor(plan: Plan, share: number) {
    this.#coupons = new ReplyCoupons(plan);
    this.#calculator = new Calculator(compileRules(plan.promotions), this.#coupons);
    this.#below = share * 2 ** 32;
  }

  /** Whether the basket is one of those that are checked. */
  checks({ mode, basketId }: EvaluateRequest): boolean {
    return mode === 'preview' && (this.#below >= 2 ** 32 || hash64(basketId).low < this.#below);
  }

  /**
   * The net total it should have been, minor units; undefined when the reply is right.
   * @param asked_us when it was asked for, business time: what holds where the till's clock is off
   */
  expected(request: EvaluateRequest, reply: EvaluateReply, asked_us?: number): number | undefined {
    if (!this.checks(request)) return undefined;
    this.#coupons.refusals = new Map(
      reply.coupons
        .filter(({ reason }) => reason !== null && COUNTED.has(reason))
        .map(({ code, reason }) => [code, reason]),
    );
    const at_us = asked_us === undefined ? undefined : pricingMoment(request, asked_us);
    const { net } = this.#calculator.price(request, undefined, at_us).totals;
    return net === reply.totals.net ? undefined : net;
  }
}

/** Coupons as the plan has them, refused where the reply said that their count is reached. */
class ReplyCoupons implements Coupons {
  refusals: ReadonlyMap<string, CouponReason | null> = new Map();
  readonly #rules: ReadonlyMap<string, Plan['coupons'][number]>;

  constructor({ coupons }: Plan) {
    this.#rules = new Map(coupons.map((rule) => [rule.code, rule]));
  }

  has(code: string): boolean {
    return this.#rules.has(code);
  }

  refusal(code: string, loyaltyId: string | undefined, at_us: number): CouponReason | null {
    const rule = this.#rules.get(code);
    if (rule === undefined) return null;
    if (at_us < (rule.from_us ?? 0)) return 'notYetValid';
    if (at_us >= (rule.to_us ?? Infinity)) return 'expired';
    if (rule.perCustomer !== undefined && loyaltyId === undefined) return 'customerRequired';
    return this.refusals.get(code) ?? null;
  }
}
