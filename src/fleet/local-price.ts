import type { CouponReason, EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import type { CouponRule, Plan, PromotionRule } from '../model/plan.ts';
import type { PriceSource } from '../model/sale.ts';
import { Calculator } from '../pricing/calculator.ts';
import type { Coupons } from '../pricing/coupons.ts';
import { pricingMoment } from '../pricing/pricing-moment.ts';
import { compileRules } from '../pricing/rule-book.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import type { Till } from './till.ts';

/** A till's price list: the rules of the plan as they were known at an instant. */
interface KnownRules {
  readonly calculator: Calculator;
  /** Start of the first rule it does not know. */
  readonly lacksFrom_us: number;
}

/**
 * The price lists that tills hold, by how many rules had begun when they got them. One serves all
 * stores of a worker: a list is compiled when a till first prices by it.
 */
export class PriceLists {
  readonly #rules: readonly PromotionRule[];
  readonly #coupons: Coupons;
  readonly #known = new Map<number, KnownRules>();

  constructor({ promotions, coupons }: Pick<Plan, 'promotions' | 'coupons'>) {
    this.#rules = [...promotions].sort((a, b) => startOf(a) - startOf(b));
    this.#coupons = new CouponList(coupons);
  }

  /** The list of a till that heard of new rules last at this instant. */
  asOf(known_us: number): KnownRules {
    let count = this.#rules.length;
    while (count > 0 && startOf(this.#rules[count - 1]) > known_us) count--;
    const held = this.#known.get(count);
    if (held !== undefined) return held;
    const next = this.#rules[count];
    const list: KnownRules = {
      calculator: new Calculator(compileRules(this.#rules.slice(0, count)), this.#coupons),
      lacksFrom_us: next === undefined ? Infinity : startOf(next),
    };
    this.#known.set(count, list);
    return list;
  }
}

/** A rule that names no start has always been there. */
const startOf = (rule: PromotionRule | undefined): number => rule?.from_us ?? -Infinity;

/** Coupons as a till knows them: what they are and when they hold, not how often they were used. */
class CouponList implements Coupons {
  readonly #byCode: ReadonlyMap<string, CouponRule>;

  constructor(coupons: readonly CouponRule[]) {
    this.#byCode = new Map(coupons.map((coupon) => [coupon.code, coupon]));
  }

  has(code: string): boolean {
    return this.#byCode.has(code);
  }

  refusal(code: string, _loyaltyId: string | undefined, at_us: number): CouponReason | null {
    const coupon = this.#byCode.get(code);
    if (at_us < (coupon?.from_us ?? 0)) return 'notYetValid';
    return at_us >= (coupon?.to_us ?? Infinity) ? 'expired' : null;
  }
}

/** A price of the till's own. */
interface PricedLocally {
  readonly reply: EvaluateReply;
  readonly source: Exclude<PriceSource, 'service'>;
  /** A rule that runs by now was not known, whether or not it concerns this basket. */
  readonly hasOldRules: boolean;
}

/**
 * Prices a basket by the till's own list: as of now, as of when the store lost its line, or as old
 * as a `promo/stale-catalogue` fault makes it. Coupons are taken at face value: nobody counts.
 * @returns the price; `staleTill` where what holds now would make it another: the till's rules are
 *   old, or its clock is off
 */
export function priceLocally(floor: Floor, till: Till, request: EvaluateRequest): PricedLocally {
  const { me, store, faults, line } = floor;
  const encounter = { store: store.id, device: till.path, ordinal: 0 };
  const old = faults.strike('promo/stale-catalogue', me.now, encounter);
  const got_us = old === undefined ? Infinity : me.now - (old.parameters.age_us ?? 0);
  const known_us = Math.min(got_us, line.silentSince('promotions') ?? Infinity);
  const { calculator, lacksFrom_us } = floor.prices.asOf(known_us);
  const hasOldRules = lacksFrom_us <= me.now;
  const reply = calculator.price(request);
  const isStale =
    (hasOldRules || floor.hasClockFaults) && reply.totals.net !== netOfNow(floor, request);
  me.tally(HAPPENED[isStale ? 'price.stale' : 'price.local']);
  return { reply, source: isStale ? 'staleTill' : 'till', hasOldRules };
}

/** What the basket costs by all rules there are, at what time it is, minor units. */
function netOfNow({ me, prices }: Floor, request: EvaluateRequest): number {
  const { calculator } = prices.asOf(Infinity);
  return calculator.price(request, undefined, pricingMoment(request, me.now)).totals.net;
}
