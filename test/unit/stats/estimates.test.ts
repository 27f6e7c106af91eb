import { describe, expect, it } from 'vitest';
import { runKey } from '../../../src/random/hash.ts';
import { Stream } from '../../../src/random/stream.ts';
import { bootstrap } from '../../../src/stats/bootstrap.ts';
import { meanInterval } from '../../../src/stats/mean-interval.ts';
import { mean, variance } from '../../../src/stats/moments.ts';
import { pairedDifference } from '../../../src/stats/paired-difference.ts';
import { studentTQuantile } from '../../../src/stats/student-t.ts';
import { STUDENT_T_975 } from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

describe('studentTQuantile', () => {
  it.each(STUDENT_T_975)('of %s degrees of freedom is %s at 0.975', (df, t) => {
    expectClose(studentTQuantile(0.975, df), t);
    expectClose(-studentTQuantile(0.025, df), t);
  });

  it('is Cauchy’s at one degree and the normal one at very many', () => {
    expectClose(studentTQuantile(0.975, 1), Math.tan(Math.PI * 0.475), 1e-9);
    // z + (z³ + z)/(4·df), Cornish and Fisher.
    expectClose(studentTQuantile(0.975, 1e5), 1.959963984540054 + 9.4891 / 4e5, 1e-8);
    expectClose(studentTQuantile(0.9999, 2), 70.70007107, 1e-8);
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(() => studentTQuantile(0.975, 0)).toThrow(RangeError);
  });
});

describe('intervals of a mean', () => {
  it('are Student’s', () => {
    expect([mean([1, 2, 6]), variance([1, 2, 6])]).toEqual([3, 7]);
    const { estimate, stdErr, interval } = meanInterval([2, 4, 4, 4, 6]);
    expect(estimate).toBe(4);
    expectClose(stdErr, Math.sqrt(2 / 5));
    expectClose(interval.high, 4 + 2.776445105 * Math.sqrt(2 / 5));
    expectClose(interval.low, 4 - 2.776445105 * Math.sqrt(2 / 5));
  });

  it('are of the differences where runs share their draws', () => {
    const before = [10, 200, 3000, 40, 5];
    const after = before.map((value, i) => value + [2, 4, 4, 4, 6][i]!);
    expect(pairedDifference(after, before)).toEqual(meanInterval([2, 4, 4, 4, 6]));
    expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
    expect(() => meanInterval([1])).toThrow(RangeError);
    expect(() => mean([])).toThrow(RangeError);
  });
});

describe('bootstrap', () => {
  const draws = new Stream(runKey(3, 0), 'sample', 'shopper');
  const skewed = Array.from({ length: 80 }, () => -Math.log1p(-draws.share()));

  it('finds the standard error and interval that theory gives a mean', () => {
    const { estimate, stdErr, interval } = bootstrap(skewed, mean, { seed: 1 });
    const theory = meanInterval(skewed);
    expectClose(estimate, theory.estimate, 1e-12);
    expectClose(stdErr, theory.stdErr, 0.06);
    expectClose(interval.low, theory.interval.low, 0.06);
    expectClose(interval.high, theory.interval.high, 0.06);
  });

  it('is repeatable, and moves with its seed', () => {
    const run = (seed: number) => bootstrap(skewed, mean, { seed, resamples: 199 });
    expect(run(5)).toEqual(run(5));
    expect(run(5).interval).not.toEqual(run(6).interval);
  });

  it('shifts the bias-corrected interval of a skewed mean upwards', () => {
    const percentile = bootstrap(skewed, mean, { seed: 1 }).interval;
    const bca = bootstrap(skewed, mean, { seed: 1, method: 'bca' }).interval;
    expect(bca.low).toBeGreaterThan(percentile.low);
    expect(bca.high).toBeGreaterThan(percentile.high);
  });

  it('takes the 50th value from either end of 1999', () => {
    const all: number[] = [];
    const { interval } = bootstrap(
      skewed,
      (rising) => {
        const value = mean(rising);
        all.push(value);
        return value;
      },
      { seed: 1 },
    );
    // The first call was for the estimate itself.
    const values = all.slice(1).sort((a, b) => a - b);
    expect(values).toHaveLength(1999);
    expect(interval).toEqual({ low: values[49], high: values[1949] });
  });

  it('has no width where all values are one', () => {
    const same = bootstrap([4, 4, 4], mean, { seed: 1, method: 'bca' });
    expect(same).toEqual({ estimate: 4, stdErr: 0, interval: { low: 4, high: 4 } });
    expect(() => bootstrap([1], mean, { seed: 1 })).toThrow(RangeError);
    expect(() => bootstrap([1, 2], mean, { seed: 1, resamples: 10 })).toThrow('resamples');
  });
});
