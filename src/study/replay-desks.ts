import type { Plan } from '../model/plan.ts';
import type { DayOutcome } from './day-outcome.ts';
import { type Replayed, replayDesk } from './replay-desk.ts';
import { type Delays, delaysOf, type IssueStream, streamOf } from './replay-stream.ts';
import { type Attained, attainedOf } from './staff-figure.ts';
import { type Roster, withRoster } from './staff-roster.ts';
import type { StaffTarget } from './staff-target.ts';

/** One roster on every recorded day. */
export interface ReplayedRoster {
  readonly days: readonly Replayed[];
  readonly attained: Attained;
}

/** Recorded days, replayed with any roster; each roster is replayed once. */
export class ReplayedDesks {
  readonly #streams: readonly IssueStream[];
  readonly #delays: Delays;
  readonly #target: StaffTarget;
  readonly #known = new Map<string, ReplayedRoster>();

  /** @param plans of the days, in the order of the outcomes */
  constructor(plans: readonly Plan[], outcomes: readonly DayOutcome[], target: StaffTarget) {
    this.#streams = plans.flatMap((plan, i) => {
      const outcome = outcomes[i];
      return outcome === undefined ? [] : [streamOf(plan, outcome.issues)];
    });
    this.#delays = delaysOf(this.#streams);
    this.#target = target;
  }

  of(roster: Roster): ReplayedRoster {
    const key = roster.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const days = this.#streams.map((stream) =>
      replayDesk(withRoster(stream.plan, roster), stream, this.#delays),
    );
    const attained = attainedOf(
      days.map(({ issues }) => issues),
      this.#target,
    );
    const fresh = { days, attained };
    this.#known.set(key, fresh);
    return fresh;
  }
}
