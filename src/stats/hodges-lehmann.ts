import { requireSample, requireShare } from './domain.ts';
import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';
import { isExact, rankSumShares } from './rank-sum.ts';

/** By how much x is above y. */
export interface HodgesLehmann {
  /** The median of all differences x - y. */
  readonly shift: number;
  /** Distribution-free; null when the samples are too small for the confidence asked. */
  readonly interval: Interval | null;
}

/**
 * The shift between two samples (Hodges and Lehmann 1963), with the interval that belongs to the
 * Mann-Whitney test (Moses 1965): exact ranks below 50 values each, else normal ones. Differences
 * are found by counting, so that large samples need no table of all pairs.
 * @param x at least one number
 * @param y at least one number of the same unit
 * @param confidence in (0, 1); 0.95 when absent
 * @throws RangeError outside of these
 * @example hodgesLehmann([12, 6, 5, 4, 3, 2], [11, 10, 9, 8, 7, 1]).shift // -4
 */
export function hodgesLehmann(
  x: readonly number[],
  y: readonly number[],
  confidence = 0.95,
): HodgesLehmann {
  requireSample('x', x, 1);
  requireSample('y', y, 1);
  requireShare('confidence', confidence);
  const rising = { x: [...x].sort((a, b) => a - b), y: [...y].sort((a, b) => a - b) };
  const pairs = x.length * y.length;
  const low = difference(rising, Math.ceil(pairs / 2));
  const shift = pairs % 2 === 1 ? low : (low + difference(rising, pairs / 2 + 1)) / 2;
  const rank = lowestRank(x.length, y.length, (1 - confidence) / 2);
  const interval =
    rank === 0
      ? null
      : { low: difference(rising, rank), high: difference(rising, pairs + 1 - rank) };
  return { shift, interval };
}

/** (1 - 0.9)/2 is not quite 1/20. */
const SLACK = 1e-12;

/** The largest rank r with P(U < r) <= outside; 0 when there is none. */
function lowestRank(m: number, n: number, outside: number): number {
  if (isExact(m, n)) {
    const shares = rankSumShares(m, n);
    return shares.findIndex((share) => share > outside + SLACK);
  }
  const spread = Math.sqrt((m * n * (m + n + 1)) / 12);
  return Math.max(0, Math.floor((m * n) / 2 + normalQuantile(outside) * spread));
}

interface Rising {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const HALVINGS = 80;

/** The `rank`-th smallest difference x - y, from 1: bisects its value, then steps to it. */
function difference({ x, y }: Rising, rank: number): number {
  let low = (x[0] ?? 0) - (y.at(-1) ?? 0);
  let high = (x.at(-1) ?? 0) - (y[0] ?? 0);
  if (countUpTo({ x, y }, low).count >= rank) return low;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (countUpTo({ x, y }, middle).count >= rank) high = middle;
    else low = middle;
  }
  for (;;) {
    const { next } = countUpTo({ x, y }, low);
    if (countUpTo({ x, y }, next).count >= rank) return next;
    low = next;
  }
}

/** How many differences are at most `limit`, and the smallest one above it. */
function countUpTo({ x, y }: Rising, limit: number): { count: number; next: number } {
  let count = 0;
  let next = Infinity;
  // As x rises, more of y lie too far below it: one sweep over both.
  let beyond = 0;
  for (const value of x) {
    while (beyond < y.length && value - (y[beyond] ?? 0) > limit) beyond++;
    count += y.length - beyond;
    if (beyond > 0) next = Math.min(next, value - (y[beyond - 1] ?? 0));
  }
  return { count, next };
}
