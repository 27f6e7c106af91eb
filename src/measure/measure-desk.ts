import type { AgentTrack, DeskLedger, Span } from './desk-ledger.ts';
import { perQuarter, QUARTER } from './per-quarter.ts';

/** A quarter of an hour of one team; business time. */
export interface TeamQuarter {
  /** Its start; quarters begin on the quarter of the clock. */
  readonly from_us: number;
  /** Agents on duty, on average over the part of the quarter that was watched. */
  readonly staffed: number;
  /** Share of their time on duty with something in hand; null when nobody was on duty. */
  readonly busyShare: number | null;
}

/** What a team's agents did; business time. */
export interface TeamMeasure {
  readonly team: string;
  /** Different agents seen. */
  readonly agents: number;
  /** Agents' time on duty, and with something in hand, added up. */
  readonly onDuty_us: number;
  readonly busy_us: number;
  readonly busyShare: number | null;
  /** Tickets taken (again after a reopening), and resolved. */
  readonly taken: number;
  readonly resolved: number;
  /** From the first quarter in which anybody was on duty to the last. */
  readonly quarters: readonly TeamQuarter[];
}

/** The desk, team by team. */
export interface DeskMeasures {
  readonly teams: readonly TeamMeasure[];
}

/** How busy the desk was, from the facts of its agents. */
export function measureDesk(ledger: DeskLedger, from_us: number, until_us: number): DeskMeasures {
  const byTeam = new Map<string, AgentTrack[]>();
  for (const track of ledger.agents(until_us)) {
    const team = byTeam.get(track.team);
    if (team === undefined) byTeam.set(track.team, [track]);
    else team.push(track);
  }
  const teams = [...byTeam].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    teams: teams.map(([team, tracks]) => measureTeam(team, tracks, { from_us, to_us: until_us })),
  };
}

function measureTeam(team: string, tracks: readonly AgentTrack[], watched: Span): TeamMeasure {
  const onDuty = perQuarter(tracks.flatMap((track) => track.onDuty));
  const busy = perQuarter(tracks.flatMap((track) => track.busy));
  const [onDuty_us, busy_us] = [total(onDuty), total(busy)];
  const quarters = [...onDuty.keys()].sort((a, b) => a - b);
  return {
    team,
    agents: tracks.length,
    onDuty_us,
    busy_us,
    busyShare: onDuty_us === 0 ? null : busy_us / onDuty_us,
    taken: tracks.reduce((sum, { taken }) => sum + taken, 0),
    resolved: tracks.reduce((sum, { resolved }) => sum + resolved, 0),
    quarters: fill(quarters).map((quarter) => {
      const from_us = quarter * QUARTER;
      const width_us =
        Math.min(from_us + QUARTER, watched.to_us) - Math.max(from_us, watched.from_us);
      const staffed_us = onDuty.get(quarter) ?? 0;
      return {
        from_us,
        staffed: width_us <= 0 ? 0 : staffed_us / width_us,
        busyShare: staffed_us === 0 ? null : (busy.get(quarter) ?? 0) / staffed_us,
      };
    }),
  };
}

/** Every whole number from the first to the last. */
function fill(rising: readonly number[]): readonly number[] {
  const [first, last] = [rising[0], rising.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const total = (quarters: ReadonlyMap<number, number>): number =>
  [...quarters.values()].reduce((sum, part_us) => sum + part_us, 0);
