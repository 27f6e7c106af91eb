import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDays } from '../../../src/study/what-if-compare.ts';

describe('compareDays', () => {
  it('takes the mean of the differences with Student’s interval', () => {
    const { difference, interval, pairs, baseline, variant } = compareDays(
      [10, 11, 9],
      [12, 14, 11],
      0,
    );
    expect({ pairs, baseline }).toEqual({ pairs: 3, baseline: 10 });
    expect(variant).toBeCloseTo(37 / 3, 12);
    expect(difference).toBeCloseTo(7 / 3, 12);
    // 4.302653 · sqrt(1/3) / sqrt(3)
    expect(interval?.low).toBeCloseTo(7 / 3 - 1.434218, 5);
    expect(interval?.high).toBeCloseTo(7 / 3 + 1.434218, 5);
  });

  it.each([
    ['more', [10, 11, 9], [20, 21, 20], 0.1],
    ['less', [20, 21, 20], [10, 11, 9], 0.1],
    ['unclear', [10, 11, 9], [12, 9, 10], 0.01],
    ['negligible', [100, 101, 99], [101, 102, 100.1], 0.05],
    ['negligible', [5, 5, 5], [5, 5, 5], 0],
    ['negligible', [0, 0, 0], [0, 0, 0], 0.1],
    ['unclear', [10], [20], 0.1],
    ['unclear', [], [], 0.1],
    ['notReached', [10, 'notReached', 9], [5, 6, 7], 0.1],
    ['notReached', [10, 11, 9], [5, 6, 'notReached'], 0.1],
    ['none', ['none', 'none'], ['none', 'none'], 0.1],
    ['none', [10, 11], ['none', 'none'], 0.1],
    ['more', [10, 'none', 9], [20, 'none', 20], 0.1],
  ] as const)('says %s of %j and %j', (verdict, baseline, variant, minimum) => {
    expect(compareDays(baseline, variant, minimum).verdict).toBe(verdict);
  });

  it('counts the days on which a percentile was not reached, on either side', () => {
    const { notReached, difference, pairs } = compareDays(
      [10, 'notReached', 'notReached'],
      [5, 6, 'notReached'],
      0.1,
    );
    expect({ notReached, difference, pairs }).toEqual({
      notReached: { baseline: 2, variant: 1 },
      difference: null,
      pairs: 1,
    });
  });

  it('of a day with itself is exactly zero, and never clear', () => {
    const days = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), (readings, minimum) => {
        const { difference, interval, verdict } = compareDays(readings, readings, minimum);
        expect({ difference, interval, verdict }).toEqual({
          difference: 0,
          interval: { low: 0, high: 0 },
          verdict: 'negligible',
        });
      }),
    );
  });

  it('turns round when the sides change places', () => {
    const days = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(days, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const there = compareDays(x, y, 0);
        const back = compareDays(y, x, 0);
        expect(back.difference).toBeCloseTo(-(there.difference ?? Number.NaN), 9);
        expect(back.interval?.low).toBeCloseTo(-(there.interval?.high ?? Number.NaN), 9);
      }),
    );
  });
});
