import type { Plan, StorePlan } from '../model/plan.ts';
import type { CampaignPlan } from '../model/shop-plan.ts';
import { CumulativeRate } from './arrivals.ts';

/** The curves of a plan, ready to be followed, and what they alone mean to bring to some stores. */
export class PlannedArrivals {
  readonly #curves: ReadonlyMap<string, CumulativeRate>;
  /** Shoppers a day of all these stores, and visits of campaigns, by curve. */
  readonly #perDay = new Map<string, number>();

  /** @param campaigns whose visits come on top of the day's */
  constructor(
    curves: Plan['curves'],
    stores: readonly StorePlan[],
    campaigns: readonly CampaignPlan[] = [],
  ) {
    this.#curves = new Map(
      Object.entries(curves).map(([name, knots]) => [name, new CumulativeRate(knots)]),
    );
    for (const store of stores) {
      this.#add(store.curve, store.shoppersPerDay);
      for (const { visits } of campaigns) {
        const called = visits[store.class];
        if (called !== undefined) this.#add(called.curve, called.perStore);
      }
    }
  }

  #add(curve: string, perDay: number): void {
    this.#perDay.set(curve, (this.#perDay.get(curve) ?? 0) + perDay);
  }

  /** A curve as shares of a day; one without arrivals for a name the plan does not have. */
  curve(name: string): CumulativeRate {
    return this.#curves.get(name) ?? new CumulativeRate([]);
  }

  /** Mean arrivals at all these stores between two business instants. */
  between(from_us: number, to_us: number): number {
    let sum = 0;
    for (const [name, perDay] of this.#perDay) {
      const curve = this.curve(name);
      sum += perDay * (curve.at(to_us) - curve.at(from_us));
    }
    return Math.round(sum * 1e3) / 1e3;
  }
}
