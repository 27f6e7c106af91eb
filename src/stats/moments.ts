import { requireSample } from './domain.ts';

/**
 * The arithmetic mean.
 * @throws RangeError for an empty sample
 * @example mean([1, 2, 6]) // 3
 */
export function mean(sample: readonly number[]): number {
  requireSample('sample', sample, 1);
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

/**
 * The sample variance with n - 1, in two passes.
 * @throws RangeError for fewer than two numbers
 * @example variance([1, 2, 6]) // 7
 */
export function variance(sample: readonly number[]): number {
  requireSample('sample', sample, 2);
  const middle = mean(sample);
  return sample.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (sample.length - 1);
}
