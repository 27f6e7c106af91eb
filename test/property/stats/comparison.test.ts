import fc from 'fast-check';
import { expect, it } from 'vitest';
import { harrellDavis } from '../../../src/stats/harrell-davis.ts';
import { hodgesLehmann } from '../../../src/stats/hodges-lehmann.ts';
import { mannWhitney } from '../../../src/stats/mann-whitney.ts';
import { normalQuantile, normalShare } from '../../../src/stats/normal.ts';
import { shiftFunction } from '../../../src/stats/shift-function.ts';
import { expectClose } from '../../unit/stats/close.ts';

const sample = (minLength: number) =>
  fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength, maxLength: 60 });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

it('Harrell-Davis stays inside of its sample and rises with p', () => {
  fc.assert(
    fc.property(sample(1), share, share, (x, p, q) => {
      const [low, high] = [harrellDavis(x, Math.min(p, q)), harrellDavis(x, Math.max(p, q))];
      expect(low).toBeGreaterThanOrEqual(Math.min(...x));
      expect(high).toBeLessThanOrEqual(Math.max(...x));
      expect(low).toBeLessThanOrEqual(high + 1e-9);
    }),
  );
});

it('Harrell-Davis follows a change of unit and of origin, and its mirror', () => {
  fc.assert(
    fc.property(
      sample(1),
      share,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer({ min: -500, max: 500 }),
      (x, p, scale, shift) => {
        const moved = harrellDavis(
          x.map((value) => scale * value + shift),
          p,
        );
        expect(Math.abs(moved - (scale * harrellDavis(x, p) + shift))).toBeLessThan(
          1e-7 * (1 + scale),
        );
        const mirrored = harrellDavis(
          x.map((value) => -value),
          1 - p,
        );
        expect(mirrored).toBeCloseTo(-harrellDavis(x, p), 8);
      },
    ),
  );
});

it('Mann-Whitney counts the pairs, and both sides agree', () => {
  fc.assert(
    fc.property(sample(1), sample(1), (x, y) => {
      const there = mannWhitney(x, y);
      const back = mannWhitney(y, x);
      const pairs = x.flatMap((a) => y.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
      expect(there.u).toBe(pairs.reduce<number>((sum, one) => sum + one, 0));
      expect(there.u + back.u).toBe(x.length * y.length);
      expect(there.p).toBe(back.p);
      expect(there.p).toBeGreaterThan(0);
      expect(there.p).toBeLessThanOrEqual(1);
    }),
  );
});

it('the exact chance of Mann-Whitney is the share of all orders', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(),
      (m, n, at) => {
        const all = subsets(m + n, m);
        const counted = all.map((x) => {
          const y = Array.from({ length: m + n }, (_, i) => i).filter((i) => !x.includes(i));
          return { x, y, u: x.reduce((sum, a) => sum + y.filter((b) => b < a).length, 0) };
        });
        const one = counted[at % counted.length]!;
        const actual = mannWhitney(one.x, one.y);
        const extreme = Math.min(one.u, m * n - one.u);
        const tail = counted.filter(({ u }) => u <= extreme).length / counted.length;
        expectClose(actual.p, Math.min(1, 2 * tail), 1e-12);
      },
    ),
  );
});

const subsets = (n: number, size: number): number[][] =>
  size === 0
    ? [[]]
    : Array.from({ length: n }, (_, i) => i).flatMap((last) =>
        subsets(last, size - 1).map((rest) => [...rest, last]),
      );

it('Hodges-Lehmann is the median of all differences, inside of its interval', () => {
  fc.assert(
    fc.property(sample(1), sample(1), (x, y) => {
      const { shift, interval } = hodgesLehmann(x, y);
      const all = x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b);
      const middle = (all.length - 1) / 2;
      expect(shift).toBe((all[Math.floor(middle)]! + all[Math.ceil(middle)]!) / 2);
      if (interval === null) return;
      expect(interval.low).toBeLessThanOrEqual(shift);
      expect(interval.high).toBeGreaterThanOrEqual(shift);
      expect(all).toContain(interval.low);
      expect(all).toContain(interval.high);
    }),
  );
});

it('a sample moved by a constant is shifted by it at every decile', () => {
  fc.assert(
    fc.property(sample(2), fc.integer({ min: -500, max: 500 }), fc.nat(), (x, by, seed) => {
      const moved = x.map((value) => value + by);
      for (const row of shiftFunction(moved, x, { seed, resamples: 100 })) {
        expect(row.difference).toBeCloseTo(by, 6);
        expect(row.interval.low).toBeLessThanOrEqual(row.interval.high);
      }
    }),
    { numRuns: 25 },
  );
});

it('the normal quantile is the inverse of the normal share, in both tails', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 6, noNaN: true }), (x) => {
      // The tangent of 1 - Φ is all that doubles near 1 keep.
      const tolerance = x < 2 ? 1e-9 : 1e-7;
      expect(Math.abs(normalQuantile(normalShare(x)) - x)).toBeLessThan(
        tolerance * (1 + Math.abs(x)),
      );
    }),
  );
});
