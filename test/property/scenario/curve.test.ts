import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CumulativeRate } from '../../../src/fleet/arrivals.ts';
import { minutes } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';
import { buildCurve, integral } from '../../../src/scenario/curve.ts';

const shapes = fc
  .record({
    hours: fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minLength: 24,
      maxLength: 24,
    }),
    burst: fc.double({ min: 1, max: 2, noNaN: true }),
    opens: fc.integer({ min: 0, max: 1380 }),
    length: fc.double({ min: 1, max: 1440, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ hours, burst, opens, length, seed }) => ({
    shape: {
      hours,
      burst,
      opens_us: minutes(opens),
      closes_us: minutes(Math.min(1440, opens + length)),
    },
    key: runKey(seed, 0),
  }));

describe('a class’s curve', () => {
  it('integrates to exactly one day of shoppers, whatever the hours', () => {
    fc.assert(
      fc.property(shapes, ({ shape, key }) => {
        const knots = buildCurve(shape, key);
        expect(integral(knots)).toBeCloseTo(1, 12);
        expect(new CumulativeRate(knots).total).toBeCloseTo(1, 12);
      }),
    );
  });

  it('stays inside the opening hours, rises in time, and is never negative', () => {
    fc.assert(
      fc.property(shapes, ({ shape, key }) => {
        const knots = buildCurve(shape, key);
        expect(knots[0]?.at_us).toBe(shape.opens_us);
        expect(knots.at(-1)?.at_us).toBe(shape.closes_us);
        expect(knots.every((knot, i) => i === 0 || knot.at_us > (knots[i - 1]?.at_us ?? 0))).toBe(
          true,
        );
        expect(knots.every((knot) => Number.isFinite(knot.rate) && knot.rate >= 0)).toBe(true);
      }),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(shapes, ({ shape, key }) => {
        expect(buildCurve(shape, key)).toEqual(buildCurve(shape, key));
      }),
      { numRuns: 20 },
    );
  });
});
