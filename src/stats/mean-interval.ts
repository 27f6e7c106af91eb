import { requireSample, requireShare } from './domain.ts';
import type { Estimate } from './interval.ts';
import { mean, variance } from './moments.ts';
import { studentTQuantile } from './student-t.ts';

/**
 * The mean of independent replications with Student's t interval (Gosset 1908).
 * @param sample one number a replication, at least two
 * @param confidence in (0, 1); 0.95 when absent
 * @throws RangeError outside of these
 * @example meanInterval(p90OfEachDay).interval
 */
export function meanInterval(sample: readonly number[], confidence = 0.95): Estimate {
  requireSample('sample', sample, 2);
  requireShare('confidence', confidence);
  const estimate = mean(sample);
  const stdErr = Math.sqrt(variance(sample) / sample.length);
  const reach = stdErr * studentTQuantile((1 + confidence) / 2, sample.length - 1);
  return { estimate, stdErr, interval: { low: estimate - reach, high: estimate + reach } };
}
