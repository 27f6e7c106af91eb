import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeier } from '../../../src/stats/kaplan-meier.ts';
import { survivalQuantile } from '../../../src/stats/survival-quantile.ts';

const observations = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 1e9 }), event: fc.boolean() }),
  { minLength: 1, maxLength: 200 },
);

it('falls from one and never rises, and loses nobody', () => {
  fc.assert(
    fc.property(observations, (all) => {
      const curve = kaplanMeier(all);
      let before = 1;
      for (const step of curve.steps) {
        expect(step.survival).toBeLessThan(before);
        expect(step.survival).toBeGreaterThanOrEqual(0);
        expect(step.low).toBeLessThanOrEqual(step.survival);
        before = step.survival;
      }
      expect(curve.events + curve.censored).toBe(all.length);
      expect(curve.steps.reduce((sum, step) => sum + step.events, 0)).toBe(curve.events);
    }),
  );
});

it('is the empirical distribution where nothing is censored', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 100 }),
      fc.integer({ min: 1, max: 99 }),
      (times, p) => {
        const curve = kaplanMeier(times.map((time) => ({ time, event: true })));
        const sorted = [...times].sort((a, b) => a - b);
        const rank = Math.ceil((p * times.length) / 100);
        expect(survivalQuantile(curve, p / 100)).toBe(sorted[rank - 1]);
      },
    ),
  );
});

it('does not depend on the order it is told in', () => {
  fc.assert(
    fc.property(observations, (all) => {
      expect(kaplanMeier([...all].reverse())).toEqual(kaplanMeier(all));
    }),
  );
});
