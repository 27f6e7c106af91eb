import type { Plan } from '../model/plan.ts';
import type { ReplayedDesks } from './replay-desks.ts';
import type { Attained } from './staff-figure.ts';
import { changed, onDuty, type Roster, totalOf } from './staff-roster.ts';

/** What so many agents attain, well spread over the teams. */
export interface AttainedPoint {
  readonly agents: number;
  readonly attained: Attained;
}

/** Points to either side of the roster. */
const REACH = 8;

/**
 * What fewer and more agents attain: from the chosen roster one agent after the other is taken
 * where she is missed least, or added where she helps most; the desk alone.
 */
export function frontierOf(
  plan: Plan,
  desks: ReplayedDesks,
  roster: Roster,
): readonly AttainedPoint[] {
  const teams = onDuty(plan).flatMap((isFree, i) => (isFree ? [i] : []));
  const point = (at: Roster): AttainedPoint => ({
    agents: totalOf(at),
    attained: desks.of(at).attained,
  });
  const walk = (by: 1 | -1): readonly AttainedPoint[] => {
    const points: AttainedPoint[] = [];
    let at = roster;
    for (let step = 0; step < REACH; step++) {
      const next = teams
        .filter((team) => by > 0 || (at[team] ?? 0) > 1)
        .map((team) => changed(at, [team, by]))
        .sort((a, b) => desks.of(b).attained.share - desks.of(a).attained.share)[0];
      if (next === undefined) break;
      at = next;
      points.push(point(at));
    }
    return points;
  };
  return [...[...walk(-1)].reverse(), point(roster), ...walk(1)];
}
