import type { DayOutcome } from './day-outcome.ts';
import { MEASURES, type MeasureId, ofEachMeasure, type Reading } from './what-if-measures.ts';

interface Day {
  readonly schedule: string | null;
  readonly readings: Readonly<Record<MeasureId, Reading>>;
}

/** What was read of every simulated day: a row a replication, a column an arm (0: baseline). */
export class DayTable {
  readonly arms: number;
  #replications: number;
  readonly #days = new Map<number, Day>();

  constructor(arms: number, replications: number) {
    this.arms = arms;
    this.#replications = replications;
  }

  /** How many days a whole table has. */
  get days(): number {
    return this.arms * this.#replications;
  }

  /** Replications from the first on that every arm has. */
  get complete(): number {
    let n = 0;
    while (n < this.#replications && this.#isComplete(n)) n++;
    return n;
  }

  add(arm: number, replication: number, outcome: DayOutcome): void {
    const readings = ofEachMeasure((id) => MEASURES[id].read(outcome));
    this.#days.set(replication * this.arms + arm, { schedule: outcome.scheduleHash, readings });
  }

  /** Forgets all but the first replications. */
  keep(replications: number): void {
    this.#replications = replications;
  }

  /** The replications that both the baseline and an arm have. */
  pairs(arm: number): readonly number[] {
    return this.#rows().filter((n) => this.#day(0, n) && this.#day(arm, n));
  }

  /** A day's reading; `none` where there is no such day. */
  reading(arm: number, id: MeasureId, replication: number): Reading {
    return this.#day(arm, replication)?.readings[id] ?? 'none';
  }

  /** An arm's readings of the complete replications. */
  column(arm: number, id: MeasureId): readonly Reading[] {
    return this.#rows()
      .slice(0, this.complete)
      .map((n) => this.reading(arm, id, n));
  }

  /** Every reading of an arm by replication, null where that day was not simulated. */
  readings(arm: number): Record<MeasureId, readonly (Reading | null)[]> {
    return ofEachMeasure((id) => this.#rows().map((n) => this.#day(arm, n)?.readings[id] ?? null));
  }

  /** Whether the arm's shoppers and baskets were the baseline's on all of these days. */
  sameSchedules(arm: number, replications: readonly number[]): boolean {
    return replications.every((n) => {
      const schedule = this.#day(0, n)?.schedule;
      return schedule != null && schedule === this.#day(arm, n)?.schedule;
    });
  }

  #day(arm: number, replication: number): Day | undefined {
    return this.#days.get(replication * this.arms + arm);
  }

  #rows(): readonly number[] {
    return Array.from({ length: this.#replications }, (_, n) => n);
  }

  #isComplete(replication: number): boolean {
    for (let arm = 0; arm < this.arms; arm++) if (!this.#day(arm, replication)) return false;
    return true;
  }
}
