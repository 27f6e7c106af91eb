import type { DeskMeasures } from '../measure/measure-desk.ts';

/** How busy all teams together were: shares of the agents' time on duty. */
export interface DeskLoad {
  /** Null when nobody was on duty. */
  readonly busyShare: number | null;
  /** The busiest quarter of an hour. */
  readonly peakBusyShare: number | null;
}

/** Adds the teams up, each weighed by its agents on duty. */
export function deskLoad({ teams }: DeskMeasures): DeskLoad {
  const onDuty_us = teams.reduce((sum, team) => sum + team.onDuty_us, 0);
  const busy_us = teams.reduce((sum, team) => sum + team.busy_us, 0);
  const quarters = new Map<number, { staffed: number; busy: number }>();
  for (const { from_us, staffed, busyShare } of teams.flatMap((team) => team.quarters)) {
    const quarter = quarters.get(from_us) ?? { staffed: 0, busy: 0 };
    quarter.staffed += staffed;
    quarter.busy += staffed * (busyShare ?? 0);
    quarters.set(from_us, quarter);
  }
  const shares = [...quarters.values()]
    .filter(({ staffed }) => staffed > 0)
    .map(({ staffed, busy }) => busy / staffed);
  return {
    busyShare: onDuty_us === 0 ? null : busy_us / onDuty_us,
    peakBusyShare: shares.length === 0 ? null : Math.max(...shares),
  };
}
