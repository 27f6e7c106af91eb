import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';
import { buildCurve, integral } from '../../../src/scenario/curve.ts';
import { DAY_CURVES } from '../../../src/scenario/day-curves.ts';

const hoursOf = (name: keyof typeof DAY_CURVES): readonly number[] =>
  Array.from(
    { length: 24 },
    (_, hour) => DAY_CURVES[name][`${String(hour).padStart(2, '0')}:00`] ?? 0,
  );

const open = { opens_us: hours(8), closes_us: hours(22) };

describe('the built-in curves', () => {
  it.each(['blackFriday', 'christmasEve'] as const)('%s shares add up to 1', (name) => {
    expect(hoursOf(name).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('black friday peaks at about 4 times the mean of the 24 hours, between 14:00 and 16:30', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const knots = buildCurve(
        { ...open, hours: hoursOf('blackFriday'), burst: 1.35 },
        runKey(seed, 0),
      );
      const peak = knots.reduce((best, knot) => (knot.rate > best.rate ? knot : best));
      const times = peak.rate * hours(24);
      expect(times).toBeGreaterThan(3.6);
      expect(times).toBeLessThan(4.2);
      expect(peak.at_us).toBeGreaterThanOrEqual(hours(13.5));
      expect(peak.at_us).toBeLessThan(hours(17));
    }
  });
});

describe('buildCurve', () => {
  const shape = { ...open, hours: hoursOf('blackFriday'), burst: 1 };
  const key = runKey(1, 0);

  it('keeps the share of every hour to 0.3 % of the day', () => {
    const knots = buildCurve(shape, key);
    for (const [hour, share] of shape.hours.entries()) {
      const part = knots.filter(
        (knot) => knot.at_us >= hours(hour) && knot.at_us <= hours(hour + 1),
      );
      expect(Math.abs(integral(part) - share)).toBeLessThan(0.003);
    }
  });

  it('has a knot at opening, at closing and at every minute between', () => {
    const knots = buildCurve({ ...shape, opens_us: minutes(9 * 60 + 0.5) }, key);
    expect(knots[0]?.at_us).toBe(minutes(540.5));
    expect(knots[1]?.at_us).toBe(minutes(541));
    expect(knots.at(-1)?.at_us).toBe(hours(22));
    expect(knots).toHaveLength(1 + (22 * 60 - 541) + 1);
  });

  it('without bursts passes smoothly from hour to hour', () => {
    const knots = buildCurve(shape, key);
    const steps = knots.slice(1).map((knot, i) => Math.abs(knot.rate - (knots[i]?.rate ?? 0)));
    expect(Math.max(...steps) * hours(1)).toBeLessThan(0.003);
  });

  it('has the same bursts whatever the opening hours, and others for another seed', () => {
    const bursty = { ...shape, burst: 1.35 };
    const whole = buildCurve(bursty, key);
    const short = buildCurve({ ...bursty, opens_us: hours(12), closes_us: hours(18) }, key);
    const at = (knots: typeof whole, minute: number): number =>
      knots.find((knot) => knot.at_us === minutes(minute))?.rate ?? Number.NaN;
    const ratio = at(short, 800) / at(whole, 800);
    for (const minute of [731, 845, 901, 1000]) {
      expect(at(short, minute) / at(whole, minute)).toBeCloseTo(ratio, 9);
    }
    expect(at(buildCurve(bursty, runKey(2, 0)), 800)).not.toBe(at(whole, 800));
  });
});
