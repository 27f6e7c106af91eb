import { describe, expect, it } from 'vitest';
import { groupedQuantile, quantileTable } from '../../../src/compare/grouped-quantile.ts';
import {
  joinedValue,
  packHistogram,
  unpackHistogram,
} from '../../../src/compare/pack-histogram.ts';
import { parseTolerance } from '../../../src/compare/tolerance.ts';
import { Histogram } from '../../../src/model/histogram.ts';
import { harrellDavis } from '../../../src/stats/harrell-davis.ts';

const values = [3, 5, 8, 13, 40, 41, 90];
const counts = [2, 9, 30, 21, 14, 3, 1];
const sample = values.flatMap((value, i) => Array.from({ length: counts[i]! }, () => value));

describe('groupedQuantile', () => {
  it.each([0.1, 0.5, 0.9, 0.95])('is the Harrell-Davis quantile of the values at %d', (p) => {
    const exact = harrellDavis(sample, p);
    expect(groupedQuantile({ values, counts }, p)).toBeCloseTo(exact, 9);
    const tabled = quantileTable(sample.length, p)({ values, counts });
    expect(Math.abs(tabled / exact - 1)).toBeLessThan(1e-3);
  });
});

describe('packHistogram', () => {
  it('keeps every count, and values to 1.6 % (half a bucket)', () => {
    const parts = [
      [7, 90, 41_000],
      [41_000, 1_200_000],
    ].map((some) => {
      const histogram = new Histogram();
      for (const value of some) histogram.record(value);
      return histogram.toSparse();
    });
    const pairs = unpackHistogram(packHistogram(parts));
    expect(pairs.map(([, count]) => count)).toEqual([1, 1, 2, 1]);
    for (const [i, value] of [7, 90, 41_000, 1_200_000].entries()) {
      const seen = joinedValue(pairs[i]![0]);
      expect(Math.abs(seen - value)).toBeLessThanOrEqual(Math.max(2, 0.017 * value));
    }
    expect(unpackHistogram(packHistogram([[0, 5, 4, 1, 4000, 1234]]))).toEqual([
      [0, 5],
      [1, 1],
      [1000, 1234],
    ]);
    expect(unpackHistogram('')).toEqual([]);
  });
});

describe('parseTolerance', () => {
  it.each([
    ['10%,5ms', { relative: 0.1, absolute_us: 5000 }],
    ['5ms', { relative: 0, absolute_us: 5000 }],
    ['2.5 %', { relative: 0.025, absolute_us: 0 }],
  ])('reads %s', (text, tolerance) => expect(parseTolerance('tolerance', text)).toEqual(tolerance));

  it.each(['', 'ten', '5%,6%', '5ms,6ms', '5%,'])('refuses %j', (text) => {
    expect(() => parseTolerance('baseline-tolerance', text)).toThrow(/--baseline-tolerance/);
  });
});
