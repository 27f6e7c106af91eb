import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from '../../../src/model/histogram.ts';
import { Buckets } from '../../../src/telemetry/buckets.ts';

const BOUNDS_US = [1_000, 5_000, 250_000, 1_000_000];

describe('buckets of a metric', () => {
  it('count what a fine histogram holds, upper bounds inclusive, in seconds', () => {
    const fine = new Histogram();
    for (const value_us of [10, 200, 4_000, 100_000, 3_000_000]) fine.record(value_us);
    const buckets = new Buckets(BOUNDS_US);
    buckets.add(fine.toSparse());
    const { counts, bounds, count, sum } = buckets.point({ clock: 'wall' });
    expect(bounds).toEqual([0.001, 0.005, 0.25, 1]);
    expect(counts).toEqual([2, 1, 1, 0, 1]);
    expect(count).toBe(5);
    expect(sum).toBeCloseTo(3.10421, 1);
  });

  it('take a single value at a bound into the bucket below it', () => {
    const buckets = new Buckets(BOUNDS_US);
    buckets.record(5_000);
    expect(buckets.point({}).counts).toEqual([0, 1, 0, 0, 0]);
  });

  it('are right to 0.8 % for any values, and lose none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 })), (values) => {
        const fine = new Histogram();
        for (const value of values) fine.record(value);
        const buckets = new Buckets(BOUNDS_US);
        buckets.add(fine.toSparse());
        const { counts, count, sum } = buckets.point({});
        expect(count).toBe(values.length);
        let below = 0;
        for (const [i, bound] of BOUNDS_US.entries()) {
          below += counts[i]!;
          expect(below).toBeLessThanOrEqual(values.filter((value) => value <= bound).length);
          expect(below).toBeGreaterThanOrEqual(
            values.filter((value) => value <= bound * 0.992).length,
          );
        }
        const exact = values.reduce((total, value) => total + value, 0) / 1e6;
        expect(Math.abs(sum - exact)).toBeLessThanOrEqual(exact * 0.008 + 1e-9);
      }),
    );
  });
});
