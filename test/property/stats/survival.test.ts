import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeier } from '../../../src/stats/kaplan-meier.ts';
import { logRank } from '../../../src/stats/log-rank.ts';
import { mean } from '../../../src/stats/moments.ts';
import { restrictedMean } from '../../../src/stats/restricted-mean.ts';
import { slaShare } from '../../../src/stats/sla-share.ts';
import { survivalAt } from '../../../src/stats/survival-at.ts';

const observations = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 50 }), event: fc.boolean() }),
  { minLength: 1, maxLength: 80 },
);
const times = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 80 });

it('is the empirical survival where nothing is censored', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 120 }), (all, at) => {
      const curve = kaplanMeier(all.map((time) => ({ time, event: true })));
      const left = all.filter((time) => time > at).length / all.length;
      expect(survivalAt(curve, at)).toBeCloseTo(left, 12);
      expect(slaShare(curve, at)).toBeCloseTo(1 - left, 12);
      const capped = mean(all.map((time) => Math.min(time, at)));
      expect(restrictedMean(curve, at)).toBeCloseTo(capped, 9);
    }),
  );
});

it('never counts an open issue as closed, nor leaves it out', () => {
  fc.assert(
    fc.property(observations, (all) => {
      const curve = kaplanMeier(all);
      const optimistic = kaplanMeier(all.map(({ time }) => ({ time, event: true })));
      for (let at = 0; at <= curve.longest; at++) {
        expect(survivalAt(curve, at)!).toBeGreaterThanOrEqual(survivalAt(optimistic, at)! - 1e-12);
      }
    }),
  );
});

it('log-rank does not care who is first', () => {
  fc.assert(
    fc.property(observations, observations, (a, b) => {
      const [there, back] = [logRank(a, b), logRank(b, a)];
      expect(there.observed).toEqual([...back.observed].reverse());
      expect(there.expected[0]).toBeCloseTo(back.expected[1], 9);
      expect(there.expected[0] + there.expected[1]).toBeCloseTo(
        there.observed[0] + there.observed[1],
        9,
      );
      expect(there.chiSquare).toBeCloseTo(back.chiSquare, 8);
      expect(there.p).toBeGreaterThanOrEqual(0);
      expect(there.p).toBeLessThanOrEqual(1);
    }),
  );
});
