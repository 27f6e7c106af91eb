import { observeStage } from '../measure/observe-stage.ts';
import type { Plan } from '../model/plan.ts';
import type { ReplayedRoster } from './replay-desks.ts';
import type { StaffTarget } from './staff-target.ts';
import { type Theory, theoryOf } from './staff-theory.ts';

/** The textbook's desk: every team for itself, and all skills in one pool. */
export interface DeskTheory {
  /** In the order of the plan's teams. */
  readonly teams: readonly Theory[];
  readonly pool: Theory;
}

/** How long each issue takes when no ticket ever waits, by day and issue. */
export const unhurriedOf = (
  ample: ReplayedRoster,
  target: StaffTarget,
): readonly ReadonlyMap<string, number>[] =>
  ample.days.map(
    ({ issues }) =>
      new Map(
        issues.flatMap((record): [string, number][] => {
          const seen = observeStage(record, target.stage);
          return seen?.event ? [[record.issue, seen.time]] : [];
        }),
      ),
  );

/** Erlang's figures for the tickets that each team took. */
export function deskTheory(
  plan: Plan,
  replayed: ReplayedRoster,
  unhurried_us: readonly ReadonlyMap<string, number>[],
  target: StaffTarget,
): DeskTheory {
  const days = replayed.days.map(({ contacts }) => contacts);
  const teams = plan.desk.teams.map(({ id }) =>
    theoryOf(
      days.map((contacts) => contacts.filter(({ team }) => team === id)),
      unhurried_us,
      target,
    ),
  );
  return { teams, pool: theoryOf(days, unhurried_us, target) };
}
