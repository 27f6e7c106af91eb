import { describe, expect, it } from 'vitest';
import { harrellDavis } from '../../../src/stats/harrell-davis.ts';
import { hodgesLehmann } from '../../../src/stats/hodges-lehmann.ts';
import { mannWhitney } from '../../../src/stats/mann-whitney.ts';
import { shiftFunction } from '../../../src/stats/shift-function.ts';
import { HARRELL_DAVIS, MANN_WHITNEY } from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

const upTo = (n: number, by = 1): number[] => Array.from({ length: n }, (_, i) => (i + 1) * by);

describe('harrellDavis', () => {
  it.each(HARRELL_DAVIS)('of $x at $p is $value', ({ x, p, value }) => {
    expectClose(harrellDavis(x, p), value);
    expectClose(harrellDavis([...x].reverse(), p), value);
  });

  it('is the mean of the uniform order statistics of a large sample', () => {
    expectClose(harrellDavis(upTo(100_001), 0.5), 50_001, 1e-9);
    // E of Beta(a, b) ranks, with its half step: n·p + 1/2.
    expect(harrellDavis(upTo(1000), 0.01)).toBeCloseTo(10.5, 1);
    expect(harrellDavis(upTo(1000), 0.999)).toBeGreaterThan(998);
  });

  it('refuses an empty sample and a share that is none', () => {
    expect(() => harrellDavis([], 0.5)).toThrow(RangeError);
    expect(() => harrellDavis([1], 0)).toThrow(RangeError);
    expect(() => harrellDavis([1, Number.NaN], 0.5)).toThrow('sample[1]');
  });
});

describe('mannWhitney', () => {
  it('counts the tortoises and the hares', () => {
    const { x, y, u, effect, cliffDelta, p } = MANN_WHITNEY;
    const actual = mannWhitney(x, y);
    expect(actual.u).toBe(u);
    expect(actual.method).toBe('exact');
    expectClose(actual.effect, effect);
    expect(actual.cliffDelta).toBeCloseTo(cliffDelta, 9);
    expectClose(actual.p, p);
    expect(mannWhitney(y, x)).toMatchObject({ u: 25, p: actual.p });
  });

  it('keeps the digits of a small exact chance', () => {
    // All of x below all of y: 2 of C(60, 30) orders.
    const actual = mannWhitney(
      upTo(30),
      upTo(30).map((v) => v + 30),
    );
    expect(actual).toMatchObject({ u: 0, effect: 0, cliffDelta: -1, method: 'exact' });
    const orders = upTo(30).reduce((ways, k) => (ways * (30 + k)) / k, 1);
    expectClose(actual.p, 2 / orders);
  });

  it('approximates large or tied samples, corrected for ties and continuity', () => {
    const large = mannWhitney(
      upTo(60),
      upTo(60).map((v) => v + 0.5),
    );
    expect(large.method).toBe('normal');
    // U = 1770 of 3600, spread √(60·60·121/12): z = 29.5/190.526.
    expect(large.u).toBe(1770);
    expect(large.p).toBeCloseTo(0.877, 3);
    // Six of eight are one value: z = 3/√(16/12·(9 - 210/56)) = 3/√7.
    const tied = mannWhitney([1, 2, 2, 2], [2, 2, 2, 3]);
    expect(tied).toMatchObject({ u: 4.5, method: 'normal' });
    expect(tied.p).toBeCloseTo(0.2568, 4);
    expect(mannWhitney([3, 3], [3, 3])).toMatchObject({ effect: 0.5, p: 1 });
  });

  it('refuses an empty sample', () => {
    expect(() => mannWhitney([], [1])).toThrow(RangeError);
  });
});

describe('hodgesLehmann', () => {
  it('finds the shift of the reference case inside of its interval', () => {
    const { shift, interval } = hodgesLehmann(MANN_WHITNEY.x, MANN_WHITNEY.y);
    expect(shift).toBe(MANN_WHITNEY.shift);
    // Of the 36 differences the sixth from either end: P(U <= 5) = 0.0206, P(U <= 6) = 0.0325.
    expect(interval).toEqual({ low: -7, high: 3 });
  });

  it('needs no table of all pairs', () => {
    const { shift, interval } = hodgesLehmann(
      upTo(30_000).map((v) => v + 250),
      upTo(30_000),
    );
    expect(shift).toBe(250);
    expect(interval?.low).toBeLessThan(250);
    expect(interval?.low).toBeGreaterThan(0);
  });

  it('has no interval where the samples are too small for one', () => {
    expect(hodgesLehmann([1, 2, 3], [4, 5, 6]).interval).toBeNull();
    expect(hodgesLehmann([1, 2, 3, 4], [5, 6, 7, 8]).interval).toEqual({ low: -7, high: -1 });
    expect(hodgesLehmann([1, 2, 3], [4, 5, 6], 0.9).interval).toEqual({ low: -5, high: -1 });
  });
});

describe('shiftFunction', () => {
  const slow = upTo(200, 1.5);
  const rows = shiftFunction(slow, upTo(200), { seed: 7, resamples: 199 });

  it('has a row for each decile, with the difference of its quantiles', () => {
    expect(rows.map((row) => row.p)).toEqual(upTo(9).map((i) => i / 10));
    for (const { p, x, y, difference, interval } of rows) {
      expect(x).toBe(harrellDavis(slow, p));
      expectClose(x, 1.5 * y, 1e-12);
      expect(difference).toBe(x - y);
      expect(interval.low).toBeLessThan(difference);
      expect(interval.high).toBeGreaterThan(difference);
    }
    // Slower at the top, hardly at the bottom.
    expect(rows[8]!.interval.low).toBeGreaterThan(rows[0]!.interval.high);
  });

  it('is the same for the same seed and not for another', () => {
    expect(shiftFunction(slow, upTo(200), { seed: 7, resamples: 199 })).toEqual(rows);
    expect(shiftFunction(slow, upTo(200), { seed: 8, resamples: 199 })).not.toEqual(rows);
  });

  it('compares other quantiles when asked', () => {
    const [row] = shiftFunction(slow, slow, { seed: 1, resamples: 99 + 1, at: [0.99] });
    expect(row).toMatchObject({ p: 0.99, difference: 0 });
    expect(() => shiftFunction(slow, [1], { seed: 1 })).toThrow(RangeError);
    expect(() => shiftFunction(slow, slow, { seed: 1, at: [1] })).toThrow(RangeError);
  });
});
