import { FLOW_STATES, type FlowState, type FlowStep, issueTimeline } from './issue-timeline.ts';
import type { IssueRecord } from './measures.ts';
import { troubleGrid } from './trouble-grid.ts';

/** How many issues stood where at a business instant; together: all that had begun. */
export interface FlowPoint {
  readonly at_us: number;
  readonly counts: Readonly<Record<FlowState, number>>;
  /** Age of the oldest issue that was open, business µs; 0 where none was. */
  readonly oldest_us: number;
}

/** The issues' backlog as it came and went, while there was one. Business time. */
export interface FlowMeasure {
  readonly points: readonly FlowPoint[];
  /** The most issues open at one instant of `points`. */
  readonly most: { readonly at_us: number; readonly open: number };
  /** Issues that were not over when the watching ended, oldest first. */
  readonly open: readonly OpenIssue[];
  /** Reported, and never taken by any agent. */
  readonly neverTaken: NeverTaken;
}

/** An issue that was not over when the watching ended. */
export interface OpenIssue {
  readonly issue: string;
  readonly store: string;
  readonly state: FlowState;
  readonly age_us: number;
}

/** Issues reported to a desk that never took them. */
export interface NeverTaken {
  readonly count: number;
  /** Of them, those still open at the end; the others went by themselves. */
  readonly open: number;
  /** The longest that one of them was watched waiting, business µs. */
  readonly longest_us: number;
}

/** Open issues told of. */
const OPEN = 10;

/** The backlog of issues through the watched time, by where each stood. */
export function measureFlow(
  records: readonly IssueRecord[],
  from_us: number,
  until_us: number,
): FlowMeasure {
  const lives = records.map((record) => ({ record, steps: issueTimeline(record) }));
  const points = pointsOf(lives, troubleGrid(records, from_us, until_us));
  const most = points.reduce(
    (worst, { at_us, counts }) => {
      const open = openOf(counts);
      return open > worst.open ? { at_us, open } : worst;
    },
    { at_us: from_us, open: 0 },
  );
  const open = lives
    .filter(({ record }) => isOpen(record))
    .map(({ record: { issue, store, began_us, until_us: seen_us }, steps }) => ({
      issue,
      store,
      state: steps.at(-1)?.state ?? 'began',
      age_us: seen_us - began_us,
    }))
    .sort((a, b) => b.age_us - a.age_us || (a.issue < b.issue ? -1 : 1));
  return { points, most, open: open.slice(0, OPEN), neverTaken: neverTaken(records) };
}

interface Life {
  readonly record: IssueRecord;
  readonly steps: readonly FlowStep[];
}

const isOpen = ({ verified_us, ended_us }: IssueRecord): boolean =>
  verified_us === null && ended_us === null;

/** Sweeps once over the steps of all issues, however many there are. */
function pointsOf(lives: readonly Life[], grid: readonly number[]): readonly FlowPoint[] {
  const moves = lives
    .flatMap(({ steps }) =>
      steps.map(({ at_us, state }, i) => ({ at_us, state, left: steps[i - 1]?.state })),
    )
    .sort((a, b) => a.at_us - b.at_us);
  const byAge = lives
    .map(({ record }) => ({
      began_us: record.began_us,
      over_us: isOpen(record) ? Number.POSITIVE_INFINITY : record.until_us,
    }))
    .sort((a, b) => a.began_us - b.began_us);
  const counts = Object.fromEntries(FLOW_STATES.map((state) => [state, 0])) as Record<
    FlowState,
    number
  >;
  let move = 0;
  let oldest = 0;
  return grid.map((at_us) => {
    for (let next = moves[move]; next && next.at_us <= at_us; next = moves[++move]) {
      counts[next.state]++;
      if (next.left !== undefined) counts[next.left]--;
    }
    // What is over stays over, so the oldest open one is never before the last one found.
    while ((byAge[oldest]?.over_us ?? Number.POSITIVE_INFINITY) <= at_us) oldest++;
    const began_us = byAge[oldest]?.began_us ?? at_us;
    return { at_us, counts: { ...counts }, oldest_us: Math.max(0, at_us - began_us) };
  });
}

/** Issues that are not over. */
const openOf = (counts: Readonly<Record<FlowState, number>>): number =>
  counts.resolved + counts.acknowledged + counts.reported + counts.noticed + counts.began;

function neverTaken(records: readonly IssueRecord[]): NeverTaken {
  const passed = records.filter(
    ({ reported_us, acknowledged_us, resolved_us }) =>
      reported_us !== null && acknowledged_us === null && resolved_us.length === 0,
  );
  return {
    count: passed.length,
    open: passed.filter(isOpen).length,
    longest_us: passed.reduce(
      (longest, { reported_us, until_us }) => Math.max(longest, until_us - (reported_us ?? 0)),
      0,
    ),
  };
}
