import type { Plan } from '../model/plan.ts';
import type { DayOutcome } from './day-outcome.ts';
import { type StudyOptions, simulateDays } from './simulate-days.ts';
import { type Attained, attainedOf } from './staff-figure.ts';
import { type Roster, withRoster } from './staff-roster.ts';
import type { StaffTarget } from './staff-target.ts';

/** One roster on coupled days: fleet and desk together. */
export interface CoupledRoster {
  readonly days: readonly DayOutcome[];
  readonly attained: Attained;
}

/** What coupled days are simulated with. */
export interface CoupledOptions extends StudyOptions {
  /** Called before the days of one more roster. */
  readonly onRoster?: (roster: Roster) => void;
}

/** Coupled days with any roster; each roster is simulated once. */
export class CoupledDays {
  readonly #plans: readonly Plan[];
  readonly #target: StaffTarget;
  readonly #options: CoupledOptions;
  readonly #known = new Map<string, CoupledRoster>();

  constructor(plans: readonly Plan[], target: StaffTarget, options: CoupledOptions) {
    this.#plans = plans;
    this.#target = target;
    this.#options = options;
  }

  /** Days simulated so far. */
  get days(): number {
    return this.#known.size * this.#plans.length;
  }

  /** Rosters simulated so far. */
  get rosters(): number {
    return this.#known.size;
  }

  known(roster: Roster): CoupledRoster | undefined {
    return this.#known.get(roster.join());
  }

  async of(roster: Roster): Promise<CoupledRoster> {
    const known = this.known(roster);
    if (known !== undefined) return known;
    this.#options.onRoster?.(roster);
    const plans = this.#plans.map((plan) => withRoster(plan, roster));
    const days = await simulateDays(plans, this.#options);
    const attained = attainedOf(
      days.map(({ issues }) => issues),
      this.#target,
    );
    const fresh = { days, attained };
    this.#known.set(roster.join(), fresh);
    return fresh;
  }
}
