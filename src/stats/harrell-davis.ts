import { requireSample, requireShare } from './domain.ts';
import { harrellDavisWeights, weigh } from './harrell-davis-weights.ts';

/**
 * The quantile of Harrell and Davis (1982): the mean of all order statistics, weighted by how
 * likely each is the quantile. Steadier than a single order statistic in small samples.
 * @param sample at least one number, in any order
 * @param p in (0, 1)
 * @throws RangeError outside of these
 * @example harrellDavis([1, 2, 6], 0.5) // 75/27
 */
export function harrellDavis(sample: readonly number[], p: number): number {
  requireSample('sample', sample, 1);
  requireShare('p', p);
  const rising = [...sample].sort((a, b) => a - b);
  return weigh(rising, harrellDavisWeights(rising.length, p));
}
