import type { Interval } from '../stats/interval.ts';
import { mean } from '../stats/moments.ts';
import { pairedDifference } from '../stats/paired-difference.ts';
import type { Reading } from './what-if-measures.ts';

/**
 * What the pairs say: `less` and `more` are clear (the interval is on one side of zero and the
 * difference at least the minimum effect), `negligible` lies whole within the minimum effect,
 * `unclear` may be either; the other two say why there is nothing to compare.
 */
export type Verdict = 'less' | 'more' | 'negligible' | 'unclear' | 'notReached' | 'none';

/** Variant against baseline on one measure, over the days that both have. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Pairs of days with a number on both sides. */
  readonly pairs: number;
  /** Means over those pairs; null without one. */
  readonly baseline: number | null;
  readonly variant: number | null;
  /** Mean of variant minus baseline; null where the verdict says that nothing is comparable. */
  readonly difference: number | null;
  /** Student's t, 95 %; null with fewer than two pairs. */
  readonly interval: Interval | null;
  /** Days on which the percentile was not reached, of all that were simulated. */
  readonly notReached: { readonly baseline: number; readonly variant: number };
}

/**
 * Compares days that share their draws, pair by pair. A pair where neither day had an issue is
 * left out; where a percentile was not reached on any day, the rest would be too good to be
 * compared, so nothing is.
 * @param baseline one reading a replication
 * @param variant the same replications in the same order
 * @param minimumShare the least difference that matters, as a share of the baseline's mean
 */
export function compareDays(
  baseline: readonly Reading[],
  variant: readonly Reading[],
  minimumShare: number,
): Comparison {
  const pairs = variant.map((its, i) => [baseline[i] ?? 'none', its] as const);
  const x: number[] = [];
  const y: number[] = [];
  for (const [before, after] of pairs) {
    if (typeof before !== 'number' || typeof after !== 'number') continue;
    x.push(after);
    y.push(before);
  }
  const counts = {
    notReached: { baseline: countOf(pairs, 0), variant: countOf(pairs, 1) },
    pairs: x.length,
    baseline: x.length === 0 ? null : mean(y),
    variant: x.length === 0 ? null : mean(x),
  };
  const nothing = pairs.length === 0 ? 'unclear' : incomparable(pairs);
  if (nothing !== undefined) {
    return { ...counts, verdict: nothing, difference: null, interval: null };
  }
  const difference = (counts.variant ?? 0) - (counts.baseline ?? 0);
  if (x.length < 2) return { ...counts, verdict: 'unclear', difference, interval: null };
  const { estimate, interval } = pairedDifference(x, y);
  const minimum = minimumShare * Math.abs(counts.baseline ?? 0);
  const verdict = judge(estimate, interval, minimum);
  return { ...counts, verdict, difference: estimate, interval };
}

function judge(difference: number, { low, high }: Interval, minimum: number): Verdict {
  if (-minimum <= low && high <= minimum) return 'negligible';
  if ((low <= 0 && high >= 0) || Math.abs(difference) < minimum) return 'unclear';
  return difference < 0 ? 'less' : 'more';
}

function incomparable(
  pairs: readonly (readonly [Reading, Reading])[],
): 'notReached' | 'none' | undefined {
  if (pairs.some((pair) => pair.includes('notReached'))) return 'notReached';
  const oneSided = pairs.some(([a, b]) => (a === 'none') !== (b === 'none'));
  const none = pairs.every((pair) => pair.includes('none'));
  return oneSided || none ? 'none' : undefined;
}

const countOf = (pairs: readonly (readonly [Reading, Reading])[], side: 0 | 1): number =>
  pairs.filter((pair) => pair[side] === 'notReached').length;
