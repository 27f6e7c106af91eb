import { describe, expect, it } from 'vitest';
import type { BakedDistribution } from '../../../src/model/distribution.ts';
import {
  constant,
  exponential,
  lognormal,
  normalQuantile,
  shiftedPoisson,
  throughQuantiles,
  uniform,
} from '../../../src/random/bake.ts';
import { valueAt } from '../../../src/random/stream.ts';

/** The mean of what is really drawn, over an even grid of words. */
function drawnMean(distribution: BakedDistribution, draws = 200_000): number {
  let sum = 0;
  for (let i = 0; i < draws; i++) {
    sum += valueAt(distribution, ((i + 0.5) / draws) * 2 ** 32);
  }
  return sum / draws;
}

const within = (value: number, truth: number, share: number): void =>
  expect(Math.abs(value / truth - 1)).toBeLessThan(share);

describe('normalQuantile', () => {
  // Exact to the digits given: any table of the standard normal distribution.
  it.each([
    [0.5, 0],
    [0.75, 0.674489750196],
    [0.9, 1.281551565545],
    [0.975, 1.95996398454],
    [0.99, 2.326347874041],
    [0.999, 3.090232306168],
    [0.999999, 4.753424308823],
    [0.02, -2.053748910632],
    [0.000001, -4.753424308823],
  ])('at %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 7);
  });

  it('is odd around a half', () => {
    for (const p of [0.001, 0.02, 0.0243, 0.1, 0.3]) {
      expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 8);
    }
  });
});

describe('means of baked tables are within 0.5 % of the truth', () => {
  const minute = 60e6;

  it('constant and uniform', () => {
    expect(drawnMean(constant(90e6))).toBe(90e6);
    within(drawnMean(uniform(2e6, 3.8e6)), 2.9e6, 1e-6);
  });

  it.each([1e3, 38e6, 4 * minute, 60 * minute])('exponential of mean %d µs', (mean) => {
    within(drawnMean(exponential(mean)), mean, 0.005);
  });

  it('exponential of mean 1, not rounded to whole numbers', () => {
    const gaps = exponential(1, { integer: false });
    within(drawnMean(gaps), 1, 0.005);
    expect(valueAt(gaps, 2 ** 31)).toBeCloseTo(Math.LN2, 6);
  });

  it.each([
    [7, 13],
    [7, 16],
    [4, 8],
    [2.5, 4],
    [1, 6],
  ])('log-normal of median %d min and 90th percentile %d min', (median, p90) => {
    const sigma = Math.log(p90 / median) / 1.2815515655446004;
    const truth = median * minute * Math.exp((sigma * sigma) / 2);
    const baked = lognormal(median * minute, p90 * minute);
    within(drawnMean(baked), truth, 0.005);
    within(valueAt(baked, 0.5 * 2 ** 32), median * minute, 1e-6);
    within(valueAt(baked, 0.9 * 2 ** 32), p90 * minute, 0.002);
  });

  it('through p50, p90, p99 and max: the area under the lines', () => {
    const points = [
      [0.5, 80e3],
      [0.9, 200e3],
      [0.99, 1e6],
      [1, 3e6],
    ] as const;
    const truth = 0.5 * 40e3 + 0.4 * 140e3 + 0.09 * 600e3 + 0.01 * 2e6;
    within(drawnMean(throughQuantiles(points)), truth, 0.005);
  });

  it.each([1, 1.4, 2.3, 12, 40])('1 + Poisson of mean %d items', (mean) => {
    const items = shiftedPoisson(mean);
    within(drawnMean(items), mean, 0.005);
    expect(Math.min(...items.quantiles)).toBeGreaterThanOrEqual(1);
  });
});

describe('every table rises', () => {
  it.each([
    ['exponential', exponential(1e6)],
    ['log-normal', lognormal(1e6, 9e6)],
    [
      'quantiles',
      throughQuantiles([
        [0.5, 10],
        [1, 20],
      ]),
    ],
    ['poisson', shiftedPoisson(3)],
  ])('%s', (_, { quantiles }) => {
    expect(quantiles.length).toBeGreaterThan(1);
    expect(quantiles.every((value, i) => i === 0 || value >= (quantiles[i - 1] ?? 0))).toBe(true);
  });
});
