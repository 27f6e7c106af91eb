import type { Plan } from '../model/plan.ts';
import { type IssueKind, perIssueKind } from '../model/ticket.ts';
import type { AgentTrack, Span } from './desk-ledger.ts';
import { type DeskArrivals, handlingTimes, offeredAgents, theoryWait } from './desk-theory.ts';
import type { IssueRecord } from './measures.ts';
import { perQuarter, QUARTER } from './per-quarter.ts';

/** A quarter of an hour of the whole desk, as it was and as queueing theory has it. */
export interface DeskQuarter {
  /** Its start; business time. */
  readonly from_us: number;
  /** Agents the roster plans, breaks not counted; averages over what was watched. */
  readonly rostered: number;
  readonly onDuty: number;
  readonly busy: number;
  /** Tickets that came in: reported, or opened again. */
  readonly arrived: number;
  /** Agents that the tickets would keep busy if none had to wait (M_t/G/∞). */
  readonly offered: number;
  /** From report to the agent, business µs, of those reported in the quarter and taken at all. */
  readonly wait_us: number | null;
  /** Those reported in the quarter whom no agent took. */
  readonly untaken: number;
  /** Mean wait by Erlang C for as many agents; null where it has none: more load than agents. */
  readonly theoryWait_us: number | null;
}

/** The desk through the day. */
export interface DeskChart {
  readonly quarters: readonly DeskQuarter[];
  /** Agents' days; of the teams that worked most, and the others counted. */
  readonly agents: readonly AgentTrack[];
  readonly agentsLeftOut: number;
}

/** Agents shown one by one. */
const AGENTS = 60;

/** What `measureDeskChart` reads. */
export interface DeskSources {
  readonly agents: readonly AgentTrack[];
  readonly records: readonly IssueRecord[];
  readonly plan: Plan;
  readonly from_us: number;
  readonly until_us: number;
}

/** Utilisation of the desk against its roster, with theory beside it, and the agents' days. */
export function measureDeskChart(sources: DeskSources): DeskChart {
  const { agents } = sources;
  const shown = busiestTeams(agents).slice(0, AGENTS);
  return {
    quarters: agents.length === 0 ? [] : quartersOf(sources),
    agents: shown,
    agentsLeftOut: agents.length - shown.length,
  };
}

/** By team, the one that worked most first, and by name within it. */
function busiestTeams(agents: readonly AgentTrack[]): readonly AgentTrack[] {
  const worked = new Map<string, number>();
  for (const { team, busy } of agents) {
    const busy_us = busy.reduce((sum, { from_us, to_us }) => sum + to_us - from_us, 0);
    worked.set(team, (worked.get(team) ?? 0) + busy_us);
  }
  const byWork = (a: AgentTrack, b: AgentTrack): number =>
    (worked.get(b.team) ?? 0) - (worked.get(a.team) ?? 0) || (a.team < b.team ? -1 : 1);
  return [...agents].sort((a, b) => (a.team === b.team ? byNumber(a, b) : byWork(a, b)));
}

/** Agents are numbered: the tenth comes after the second. */
const byNumber = ({ agent: a }: AgentTrack, { agent: b }: AgentTrack): number =>
  a.length - b.length || (a < b ? -1 : 1);

/** What came in during one quarter, and how long it waited for an agent. */
interface Intake extends DeskArrivals {
  arrived: number;
  readonly byKind: Record<IssueKind, number>;
  waited_us: number;
  taken: number;
  untaken: number;
}

function quartersOf(sources: DeskSources): readonly DeskQuarter[] {
  const { agents, plan, from_us, until_us } = sources;
  const first = Math.floor(from_us / QUARTER);
  const count = Math.max(0, Math.ceil(until_us / QUARTER) - first);
  const roster = perQuarter(
    plan.desk.teams
      .flatMap(({ worksToday, agents: heads, ...shift }) =>
        worksToday ? Array.from({ length: heads }, () => shift) : [],
      )
      .map((shift) => within(shift, sources)),
  );
  const onDuty = perQuarter(agents.flatMap((agent) => agent.onDuty));
  const busy = perQuarter(agents.flatMap((agent) => agent.busy));
  const intakes = intakesOf(sources.records, first, count);
  const work = handlingTimes(plan.desk);
  return intakes.map((intake, i) => {
    const quarter = first + i;
    const start_us = quarter * QUARTER;
    const width_us = Math.min(start_us + QUARTER, until_us) - Math.max(start_us, from_us);
    const mean = (spent: ReadonlyMap<number, number>): number =>
      width_us <= 0 ? 0 : (spent.get(quarter) ?? 0) / width_us;
    const staffed = mean(onDuty);
    return {
      from_us: start_us,
      rostered: mean(roster),
      onDuty: staffed,
      busy: mean(busy),
      arrived: intake.arrived,
      offered: offeredAgents(start_us + QUARTER / 2, intakes, first, work),
      wait_us: intake.taken === 0 ? null : intake.waited_us / intake.taken,
      untaken: intake.untaken,
      theoryWait_us: theoryWait(intake, width_us, Math.round(staffed), work),
    };
  });
}

/** The part of a span that was watched. */
const within = (span: Span, { from_us, until_us }: DeskSources): Span => ({
  from_us: Math.max(span.from_us, from_us),
  to_us: Math.min(span.to_us, until_us),
});

function intakesOf(
  records: readonly IssueRecord[],
  first: number,
  count: number,
): readonly Intake[] {
  const intakes = Array.from(
    { length: count },
    (): Intake => ({
      arrived: 0,
      byKind: perIssueKind(() => 0),
      waited_us: 0,
      taken: 0,
      untaken: 0,
    }),
  );
  for (const { kind, reported_us, reopened_us, acknowledged_us } of records) {
    const slot = (at_us: number): Intake | undefined =>
      intakes[Math.floor(at_us / QUARTER) - first];
    for (const at_us of [...(reported_us === null ? [] : [reported_us]), ...reopened_us]) {
      const intake = slot(at_us);
      if (intake === undefined) continue;
      intake.arrived++;
      intake.byKind[kind]++;
    }
    const reported = reported_us === null ? undefined : slot(reported_us);
    if (reported === undefined || reported_us === null) continue;
    if (acknowledged_us === null) reported.untaken++;
    else {
      reported.taken++;
      reported.waited_us += Math.max(0, acknowledged_us - reported_us);
    }
  }
  return intakes;
}
