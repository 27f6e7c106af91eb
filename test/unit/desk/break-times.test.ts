import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakTimes } from '../../../src/desk/break-times.ts';
import type { TeamPlan } from '../../../src/model/desk-plan.ts';
import { type Micros, minutes } from '../../../src/model/units.ts';

const NOON = minutes(720);
const team = (agents: number, breaks: TeamPlan['breaks']): TeamPlan => ({
  id: 'es',
  agents,
  level: 1,
  languages: ['es'],
  tillSystems: ['headless'],
  channels: ['phone'],
  from_us: minutes(480),
  to_us: minutes(1200),
  worksToday: true,
  breaks,
  shrinkage: 0,
  provider: 'internal',
});
const lunch = { from_us: NOON, to_us: minutes(840), length_us: minutes(30) };
const inMinutes = (agents: number, nth: number, now_us = 0): readonly (readonly number[])[] =>
  breakTimes(team(agents, [lunch]), nth, now_us).map(({ start_us, length_us }) => [
    (start_us - NOON) / 60e6,
    length_us / 60e6,
  ]);

describe('breakTimes', () => {
  it('lets four agents go one after the other, each for the whole length', () => {
    expect([1, 2, 3, 4].map((nth) => inMinutes(4, nth))).toEqual([
      [[0, 30]],
      [[30, 30]],
      [[60, 30]],
      [[90, 30]],
    ]);
  });

  it('lets one agent go when the interval begins', () => {
    expect(inMinutes(1, 1)).toEqual([[0, 30]]);
  });

  it('leaves only the rest of a break that is on, and nothing of one that is over', () => {
    expect(inMinutes(4, 1, minutes(730))).toEqual([[10, 20]]);
    expect(inMinutes(4, 1, minutes(750))).toEqual([]);
    expect(inMinutes(4, 2, minutes(750))).toEqual([[30, 30]]);
  });

  it('keeps every break in its interval and in order, and spreads them evenly', () => {
    const interval = fc
      .record({
        from: fc.integer({ min: 0, max: 1000 }),
        length: fc.integer({ min: 1, max: 60 }),
        slack: fc.integer({ min: 0, max: 200 }),
      })
      .map(({ from, length, slack }) => ({
        from_us: minutes(from),
        to_us: minutes(from + length + slack),
        length_us: minutes(length) as Micros,
      }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(interval, { maxLength: 3 }),
        (n, all) => {
          const plan = team(n, all);
          for (let nth = 1; nth <= n; nth++) {
            const times = breakTimes(plan, nth, 0);
            expect(times).toHaveLength(all.length);
            const starts = times.map(({ start_us }) => start_us);
            expect(starts).toEqual([...starts].sort((a, b) => a - b));
          }
          const [one] = all;
          if (one === undefined) return;
          const alone = team(n, [one]);
          const starts = Array.from(
            { length: n },
            (_, i) => breakTimes(alone, i + 1, 0)[0]!.start_us,
          );
          expect(Math.min(...starts)).toBe(one.from_us);
          if (n > 1) expect(Math.max(...starts) + one.length_us).toBe(one.to_us);
          const gaps = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
          expect(
            Math.max(0, ...gaps) - Math.min(...gaps, Math.max(0, ...gaps)),
          ).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
