import { requireSample } from './domain.ts';
import { normalShare } from './normal.ts';
import { isExact, rankSum, rankSumShares } from './rank-sum.ts';

/** How often x is above y. */
export interface MannWhitney {
  /** Pairs with x above y, and half of those that tie. */
  readonly u: number;
  /** U/(mn): the chance that a value of x is above one of y, ties half; 0.5 when alike. */
  readonly effect: number;
  /** Cliff's delta, 2·effect - 1, from -1 to 1. */
  readonly cliffDelta: number;
  /** Two-sided; read it with the effect, never alone. */
  readonly p: number;
  readonly method: 'exact' | 'normal';
}

/**
 * The rank test of Mann and Whitney (1947): exact below 50 values each without ties, else normal
 * with correction for ties and continuity, as R's `wilcox.test`.
 * @param x at least one number
 * @param y at least one number of the same unit
 * @throws RangeError for an empty sample or a value that is not finite
 * @example mannWhitney([12, 6, 5, 4, 3, 2], [11, 10, 9, 8, 7, 1]).p // 0.3095
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitney {
  requireSample('x', x, 1);
  requireSample('y', y, 1);
  const pairs = x.length * y.length;
  const { u, spread, tied } = rankSum(x, y);
  const effect = u / pairs;
  const exact = !tied && isExact(x.length, y.length);
  return {
    u,
    effect,
    cliffDelta: 2 * effect - 1,
    p: exact ? exactChance(Math.min(u, pairs - u), x.length, y.length) : chance(u, pairs, spread),
    method: exact ? 'exact' : 'normal',
  };
}

const exactChance = (smaller: number, m: number, n: number): number =>
  Math.min(1, 2 * (rankSumShares(m, n)[smaller] ?? 1));

function chance(u: number, pairs: number, spread: number): number {
  if (spread === 0) return 1;
  const distance = Math.max(0, Math.abs(u - pairs / 2) - 0.5);
  return 2 * normalShare(-distance / spread);
}
