import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offeredLoad } from '../../../src/stats/offered-load.ts';

const knots = fc
  .array(
    fc.record({
      gap: fc.double({ min: 0.1, max: 60, noNaN: true }),
      rate: fc.double({ min: 0, max: 50, noNaN: true }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ gap, rate }) => {
      at += gap;
      return { at, rate };
    });
  });

it('a baked distribution and its survival function offer the same load', () => {
  fc.assert(
    fc.property(
      knots,
      fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 2, maxLength: 9 }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (rate, unsorted, at) => {
        const quantiles = unsorted.map((value, i) => value + i * 0.5).sort((a, b) => a - b);
        const cells = quantiles.length - 1;
        const survival = (u: number): number => {
          const i = quantiles.findLastIndex((value) => value <= u);
          if (i < 0) return 1;
          if (i >= cells) return 0;
          const [low, high] = [quantiles[i]!, quantiles[i + 1]!];
          return 1 - (i + (u - low) / (high - low)) / cells;
        };
        const exact = offeredLoad(rate, { quantiles, integer: false }, at);
        const refined = offeredLoad(rate, survival, at);
        expect(Math.abs(exact - refined)).toBeLessThan(1e-6 * (1 + exact));
      },
    ),
    { numRuns: 60 },
  );
});

it('every arrival offers its service time once: the load’s integral is arrivals times mean', () => {
  fc.assert(
    fc.property(knots, fc.double({ min: 0.5, max: 20, noNaN: true }), (rate, constant) => {
      const service = { quantiles: [constant, constant], integer: false };
      const end = rate.at(-1)!.at + constant;
      const steps = 4000;
      let area = 0;
      for (let i = 0; i < steps; i++) {
        area += (offeredLoad(rate, service, ((i + 0.5) * end) / steps) * end) / steps;
      }
      const arrivals = rate.reduce((sum, knot, i) => {
        const before = rate[i - 1];
        return before ? sum + ((knot.rate + before.rate) / 2) * (knot.at - before.at) : sum;
      }, 0);
      expect(Math.abs(area - arrivals * constant)).toBeLessThan(1e-3 * (1 + arrivals * constant));
    }),
    { numRuns: 20 },
  );
});
