import type { BootstrapOptions } from './bootstrap.ts';
import { requireSample, requireShare, requireWhole } from './domain.ts';
import { harrellDavisWeights, weigh } from './harrell-davis-weights.ts';
import type { Interval } from './interval.ts';
import { betweenShares, resampler } from './resample.ts';

/** One quantile of two samples. */
export interface ShiftRow {
  readonly p: number;
  readonly x: number;
  readonly y: number;
  /** x - y. */
  readonly difference: number;
  /** Of the difference; for this row alone, not for all rows at once. */
  readonly interval: Interval;
}

const DECILES: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * Where two distributions differ, and by how much: the differences x - y of their Harrell-Davis
 * quantiles with bootstrap percentile intervals (Doksum 1974; Wilcox 1995).
 * @param x at least two numbers
 * @param y at least two numbers of the same unit
 * @param options and `at`, the quantiles to compare; the deciles when absent
 * @throws RangeError outside of these
 * @example shiftFunction(latencyNow, latencyBefore, { seed: 7 }).at(-1)?.interval // of the p90
 */
export function shiftFunction(
  x: readonly number[],
  y: readonly number[],
  options: BootstrapOptions & { readonly at?: readonly number[] },
): ShiftRow[] {
  const { seed, resamples = 1999, confidence = 0.95, at = DECILES } = options;
  requireSample('x', x, 2);
  requireSample('y', y, 2);
  requireWhole('resamples', resamples, 100);
  requireShare('confidence', confidence);
  for (const p of at) requireShare('at', p);
  const ofX = quantiles(x, at);
  const ofY = quantiles(y, at);
  const drawX = resampler(x, seed, 'shift/x');
  const drawY = resampler(y, seed, 'shift/y');
  const differences = at.map((): number[] => []);
  for (let b = 0; b < resamples; b++) {
    const [drawnX, drawnY] = [ofX(drawX()), ofY(drawY())];
    for (const [i, row] of differences.entries()) row.push((drawnX[i] ?? 0) - (drawnY[i] ?? 0));
  }
  const [wholeX, wholeY] = [ofX(rising(x)), ofY(rising(y))];
  const outside = (1 - confidence) / 2;
  return at.map((p, i) => {
    const [valueX, valueY] = [wholeX[i] ?? Number.NaN, wholeY[i] ?? Number.NaN];
    return {
      p,
      x: valueX,
      y: valueY,
      difference: valueX - valueY,
      interval: betweenShares(differences[i] ?? [], outside, outside),
    };
  });
}

/** The weights are worked out once for all resamples of a size. */
function quantiles(
  sample: readonly number[],
  at: readonly number[],
): (rising: readonly number[]) => readonly number[] {
  const weights = at.map((p) => harrellDavisWeights(sample.length, p));
  return (drawn) => weights.map((each) => weigh(drawn, each));
}

const rising = (sample: readonly number[]): readonly number[] => [...sample].sort((a, b) => a - b);
