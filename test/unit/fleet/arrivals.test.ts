import { describe, expect, it } from 'vitest';
import { Arrivals, CumulativeRate } from '../../../src/fleet/arrivals.ts';
import { hours, type Micros } from '../../../src/model/units.ts';
import { bakeQuantile } from '../../../src/random/bake.ts';
import { runKey } from '../../../src/random/hash.ts';
import { Stream } from '../../../src/random/stream.ts';

const H = 3600e6;
const knots = [
  { at_us: 0 as Micros, rate: 10 / H },
  { at_us: hours(2), rate: 110 / H },
  { at_us: hours(3), rate: 110 / H },
  { at_us: hours(4), rate: 0 },
];
const rate = new CumulativeRate(knots);

describe('cumulative rate', () => {
  it.each([
    [0, 0],
    [1, 35],
    [2, 120],
    [3, 230],
    [3.5, 271.25],
    [4, 285],
  ])('at %s h is %s arrivals', (at_h, sum) => {
    expect(rate.at(at_h * H)).toBeCloseTo(sum, 6);
  });

  it.each([
    [5, 0.2898979486],
    [35, 1],
    [60, 1.362049935],
    [120, 2],
    [175, 2.5],
    [230, 3],
    [271.25, 3.5],
    [280, 3.698488655],
  ])('reaches %s arrivals at %s h', (sum, at_h) => {
    expect(rate.inverse(sum) / H).toBeCloseTo(at_h, 8);
  });

  it('never reaches more than the day has', () => {
    expect(rate.inverse(285.001)).toBe(Infinity);
    expect(rate.total).toBeCloseTo(285, 9);
  });
});

describe('arrivals', () => {
  const gap = bakeQuantile((p) => -Math.log1p(-p), { integer: false });

  it('come in order, as many as the curve says, and the same for the same seed', () => {
    const day = (seed: number): number[] => {
      const gaps = new Stream(runKey(seed, 0), 'store/0001', 'arrival');
      const arrivals = new Arrivals(new CumulativeRate(knots), 10, gaps, gap);
      const times: number[] = [];
      for (let at = arrivals.next(); at < Infinity; at = arrivals.next()) times.push(at);
      return times;
    };
    const times = day(1);
    expect(times).toEqual(day(1));
    expect(times).not.toEqual(day(2));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    // Poisson with mean 2850: four standard deviations.
    expect(Math.abs(times.length - 2850)).toBeLessThan(4 * Math.sqrt(2850));
    const early = times.filter((at) => at < H).length;
    expect(Math.abs(early - 350)).toBeLessThan(4 * Math.sqrt(350));
  });
});
