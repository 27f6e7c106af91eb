import { requireAtLeastZero } from './domain.ts';
import type { Observation } from './kaplan-meier.ts';
import { normalShare } from './normal.ts';

/** Events seen in two groups, and those to be expected if both were alike. */
export interface LogRank {
  readonly observed: readonly [number, number];
  readonly expected: readonly [number, number];
  /** Hypergeometric variance of observed - expected of either group. */
  readonly variance: number;
  /** (O - E)²/variance, with one degree of freedom; 0 where no event tells the groups apart. */
  readonly chiSquare: number;
  /** The chance of a χ² as large if both groups were alike; never enough alone. */
  readonly p: number;
}

/**
 * The log-rank test of Mantel (1966) for two sets of times, as R's `survdiff` counts it.
 * @throws RangeError for a time that is negative or not a number
 * @example logRank(resolvedBefore, resolvedAfter).p
 */
export function logRank(first: readonly Observation[], second: readonly Observation[]): LogRank {
  const all = [
    ...first.map(({ time, event }) => ({ time, event, first: true })),
    ...second.map(({ time, event }) => ({ time, event, first: false })),
  ].sort((a, b) => a.time - b.time);
  for (const { time } of all) requireAtLeastZero('time', time);
  let [atRisk, firstAtRisk] = [all.length, first.length];
  let [events, firstEvents, expected, variance] = [0, 0, 0, 0];
  for (let at = 0; at < all.length; ) {
    const time = all[at]?.time;
    let [gone, firstGone, died] = [0, 0, 0];
    for (let one = all[at]; one !== undefined && one.time === time; one = all[++at]) {
      gone++;
      if (one.first) firstGone++;
      if (one.event) died++;
      if (one.event && one.first) firstEvents++;
    }
    const share = firstAtRisk / atRisk;
    expected += died * share;
    if (atRisk > 1) variance += (died * share * (1 - share) * (atRisk - died)) / (atRisk - 1);
    events += died;
    atRisk -= gone;
    firstAtRisk -= firstGone;
  }
  const chiSquare = variance === 0 ? 0 : (firstEvents - expected) ** 2 / variance;
  return {
    observed: [firstEvents, events - firstEvents],
    expected: [expected, events - expected],
    variance,
    chiSquare,
    p: 2 * normalShare(-Math.sqrt(chiSquare)),
  };
}
