import type { DeskPlan } from '../model/desk-plan.ts';
import type { BakedDistribution } from '../model/distribution.ts';
import { ISSUE_KINDS, type IssueKind, perIssueKind } from '../model/ticket.ts';
import { erlangC } from '../stats/erlang-c.ts';
import { offeredLoad, type RateKnot } from '../stats/offered-load.ts';
import { QUARTER } from './per-quarter.ts';

/** Tickets that came in during a quarter of an hour. */
export interface DeskArrivals {
  readonly arrived: number;
  readonly byKind: Readonly<Record<IssueKind, number>>;
}

/** How long an agent has a ticket in hand, business µs, by kind of issue. */
export type HandlingTimes = Readonly<Record<IssueKind, BakedDistribution>>;

/**
 * Handling times as the plan has them: an agent with several tickets of a channel in hand gives
 * each a part of her time. What is asked back, escalated or handed over is not in them.
 */
export function handlingTimes(desk: DeskPlan): HandlingTimes {
  const factor = desk.channels.reduce(
    (sum, { share, handleFactor, concurrency }) => sum + (share * handleFactor) / concurrency,
    0,
  );
  return perIssueKind((kind) => {
    const { quantiles, integer } = desk.handle_us[kind];
    return { quantiles: quantiles.map((value) => value * factor), integer };
  });
}

/**
 * Agents that the tickets would keep busy at an instant if none had to wait (M_t/G/∞).
 * @param first the number of the first quarter in the day
 */
export function offeredAgents(
  at_us: number,
  quarters: readonly DeskArrivals[],
  first: number,
  work: HandlingTimes,
): number {
  return ISSUE_KINDS.reduce((sum, kind) => {
    const knots = quarters.flatMap(({ byKind }, i): RateKnot[] => {
      const start = (first + i) * QUARTER;
      const rate = byKind[kind] / QUARTER;
      return [
        { at: start, rate },
        { at: start + QUARTER, rate },
      ];
    });
    return sum + offeredLoad(knots, work[kind], at_us);
  }, 0);
}

/**
 * The mean wait for an agent by Erlang C as if the quarter lasted for ever, the whole desk one
 * queue; business µs.
 * @returns null when nothing came in, nobody was there, or more came in than agents can serve
 */
export function theoryWait(
  { arrived, byKind }: DeskArrivals,
  width_us: number,
  servers: number,
  work: HandlingTimes,
): number | null {
  if (arrived === 0 || servers === 0 || width_us <= 0) return null;
  const handle_us =
    ISSUE_KINDS.reduce((sum, kind) => sum + byKind[kind] * meanOf(work[kind]), 0) / arrived;
  if (handle_us <= 0) return 0;
  const { meanWait } = erlangC({
    arrivalRate: arrived / width_us,
    serviceRate: 1 / handle_us,
    servers,
  });
  return Number.isFinite(meanWait) ? meanWait : null;
}

/** The mean of a quantile function that is linear between its points. */
function meanOf({ quantiles }: BakedDistribution): number {
  const cells = quantiles.length - 1;
  if (cells < 1) return quantiles[0] ?? 0;
  const ends = ((quantiles[0] ?? 0) + (quantiles[cells] ?? 0)) / 2;
  return (quantiles.slice(1, -1).reduce((sum, value) => sum + value, 0) + ends) / cells;
}
