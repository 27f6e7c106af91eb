import type { Plan, StorePlan } from '../model/plan.ts';
import { CumulativeRate } from './arrivals.ts';

/** The curves of a plan, ready to be followed, and what they alone mean to bring to some stores. */
export class PlannedArrivals {
  readonly #curves: ReadonlyMap<string, CumulativeRate>;
  /** Shoppers a day of all these stores, by curve. */
  readonly #perDay = new Map<string, number>();

  constructor(curves: Plan['curves'], stores: readonly StorePlan[]) {
    this.#curves = new Map(
      Object.entries(curves).map(([name, knots]) => [name, new CumulativeRate(knots)]),
    );
    for (const { curve, shoppersPerDay } of stores) {
      this.#perDay.set(curve, (this.#perDay.get(curve) ?? 0) + shoppersPerDay);
    }
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
