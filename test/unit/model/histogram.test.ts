import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKETS, bucketOf, bucketTop, Histogram } from '../../../src/model/histogram.ts';

describe('histogram', () => {
  it('knows a value to 0.8 %, small ones exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (value) => {
        const bucket = bucketOf(value);
        const top = bucketTop(bucket);
        expect(bucket).toBeLessThan(BUCKETS);
        expect(top).toBeGreaterThanOrEqual(value);
        expect(top - value).toBeLessThanOrEqual(value / 128);
        expect(bucketOf(top)).toBe(bucket);
      }),
    );
  });

  it('merged from parts equals the histogram of all values exactly', () => {
    const values = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 5 }), (parts) => {
        const whole = new Histogram();
        const merged = new Histogram();
        for (const part of parts) {
          const one = new Histogram();
          for (const value of part) {
            one.record(value);
            whole.record(value);
          }
          merged.add(one.toSparse());
        }
        expect(merged.toSparse()).toEqual(whole.toSparse());
        expect(merged.count).toBe(whole.count);
        for (const p of [0, 0.5, 0.99, 1]) expect(merged.quantile(p)).toBe(whole.quantile(p));
      }),
    );
  });

  it('has quantiles by rank, and none when empty', () => {
    const histogram = new Histogram();
    for (let value = 1; value <= 100; value++) histogram.record(value);
    expect([0.5, 0.9, 0.99, 1].map((p) => histogram.quantile(p))).toEqual([50, 90, 99, 100]);
    expect(histogram.countAbove(90)).toBe(10);
    histogram.reset();
    expect(histogram.count).toBe(0);
    expect(histogram.quantile(0.5)).toBeNaN();
  });
});
