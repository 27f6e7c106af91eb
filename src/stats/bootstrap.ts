import { requireSample, requireShare, requireWhole } from './domain.ts';
import type { Estimate } from './interval.ts';
import { mean, variance } from './moments.ts';
import { normalQuantile, normalShare } from './normal.ts';
import { betweenShares, resampler } from './resample.ts';

/** How often to resample, and with which draws. */
export interface BootstrapOptions {
  /** The same seed gives the same interval. */
  readonly seed: number;
  /** B; 1999 when absent, so that (B + 1)·2.5 % is whole. */
  readonly resamples?: number;
  /** 0.95 when absent. */
  readonly confidence?: number;
}

/** What `bootstrap` takes. */
export interface BootstrapMethod extends BootstrapOptions {
  /** `bca` corrects bias and skew at the cost of one more statistic for each value. */
  readonly method?: 'percentile' | 'bca';
}

/**
 * The bootstrap interval of a statistic (Efron 1979): the percentile interval, or the
 * bias-corrected and accelerated one (Efron 1987).
 * @param sample at least two numbers
 * @param statistic a function of a rising sample, which it must not keep or change
 * @throws RangeError for fewer than two numbers or 100 resamples
 * @example bootstrap(latencies, (rising) => harrellDavis(rising, 0.9), { seed: 7 }).interval
 */
export function bootstrap(
  sample: readonly number[],
  statistic: (rising: readonly number[]) => number,
  options: BootstrapMethod,
): Estimate {
  const { seed, resamples = 1999, confidence = 0.95, method = 'percentile' } = options;
  requireSample('sample', sample, 2);
  requireWhole('resamples', resamples, 100);
  requireShare('confidence', confidence);
  const rising = [...sample].sort((a, b) => a - b);
  const estimate = statistic(rising);
  const draw = resampler(sample, seed, 'bootstrap');
  const values = Array.from({ length: resamples }, () => statistic(draw()));
  const outside = (1 - confidence) / 2;
  const stdErr = Math.sqrt(variance(values));
  if (method === 'percentile') {
    return { estimate, stdErr, interval: betweenShares(values, outside, outside) };
  }
  const shift = bias(values, estimate);
  const acceleration = skew(rising, statistic);
  const adjusted = (share: number): number => {
    const z = shift + normalQuantile(share);
    return normalShare(shift + z / (1 - acceleration * z));
  };
  const interval = betweenShares(values, adjusted(outside), 1 - adjusted(1 - outside));
  return { estimate, stdErr, interval };
}

/** z₀: how far the estimate is from the median of the bootstrap values, ties counted half. */
function bias(values: readonly number[], estimate: number): number {
  const below = values.reduce(
    (sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0),
    0,
  );
  const share = below / values.length;
  const edge = 0.5 / values.length;
  return normalQuantile(Math.min(1 - edge, Math.max(edge, share)));
}

/** The acceleration a, from leaving out one value at a time. */
function skew(rising: readonly number[], statistic: (rising: readonly number[]) => number): number {
  const without = rising.map((_, i) => statistic(rising.toSpliced(i, 1)));
  const middle = mean(without);
  const squares = without.reduce((sum, value) => sum + (middle - value) ** 2, 0);
  const cubes = without.reduce((sum, value) => sum + (middle - value) ** 3, 0);
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
