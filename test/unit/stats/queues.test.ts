import { describe, expect, it } from 'vitest';
import { exponential } from '../../../src/random/bake.ts';
import { kieferWolfowitz } from '../../../src/stats/kiefer-wolfowitz.ts';
import { littlesLawGap } from '../../../src/stats/littles-law.ts';
import { offeredLoad } from '../../../src/stats/offered-load.ts';
import { ARRIVALS, FIFO_WAITS } from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

describe('kieferWolfowitz', () => {
  it.each([1, 2, 3])('reproduces the reference trace with %s servers', (servers) => {
    const { arrivals, services, waits } = FIFO_WAITS;
    expect(kieferWolfowitz(arrivals, services, servers)).toEqual(waits[servers - 1]);
  });

  it('lets nobody wait where there are as many servers as customers, or no customers', () => {
    expect(kieferWolfowitz([0, 0, 0], [9, 9, 9], 1e9)).toEqual([0, 0, 0]);
    expect(kieferWolfowitz([], [], 1)).toEqual([]);
    expect(kieferWolfowitz([-5, -5], [2, 2], 1)).toEqual([0, 2]);
  });

  it.each([
    ['falls', () => kieferWolfowitz([2, 1], [1, 1], 1)],
    ['services', () => kieferWolfowitz([1, 2], [1], 1)],
    ['services[0]', () => kieferWolfowitz([1], [-1], 1)],
    ['servers', () => kieferWolfowitz([1], [1], 0)],
  ])('refuses a trace that is none: %s', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(name);
  });
});

describe('offeredLoad', () => {
  const knots = ARRIVALS.knots.map(([at, rate]) => ({ at, rate }));

  it('is every arrival so far where nobody is ever done', () => {
    for (const [at, sum] of ARRIVALS.cumulative)
      expectClose(
        offeredLoad(knots, () => 1, at),
        sum,
      );
    expect(offeredLoad(knots, () => 1, -1)).toBe(0);
  });

  const steady = [
    { at: 0, rate: 10 },
    { at: 1000, rate: 10 },
  ];
  it.each([0, 1, 7, 60, 999])('is λ/μ·(1 - exp(-μt)) after %s of a steady rate', (at) => {
    expectClose(
      offeredLoad(steady, (u) => Math.exp(-u / 4), at),
      40 * (1 - Math.exp(-at / 4)),
    );
  });

  it('empties when the arrivals are over', () => {
    expectClose(
      offeredLoad(steady, (u) => Math.exp(-u / 4), 1008),
      40 * Math.exp(-2),
      1e-6,
    );
    expect(offeredLoad(steady, { quantiles: [4, 4], integer: false }, 1004)).toBe(0);
  });

  it('is exact for a baked distribution: constant, uniform, with a step', () => {
    expectClose(offeredLoad(steady, { quantiles: [4, 4], integer: false }, 500), 40, 1e-12);
    expectClose(offeredLoad(steady, { quantiles: [2, 6], integer: false }, 500), 40, 1e-12);
    expectClose(offeredLoad(steady, { quantiles: [2, 2, 6], integer: false }, 500), 30, 1e-12);
    // A rising rate, seen on average S/2 ago for a constant S: 5·(t - 2) arrivals in 4.
    const rising = [
      { at: 0, rate: 0 },
      { at: 100, rate: 500 },
    ];
    expectClose(offeredLoad(rising, { quantiles: [4, 4], integer: false }, 50), 960, 1e-12);
  });

  it('knows a rate that jumps, and a table much finer than the knots', () => {
    const jump = [
      { at: 0, rate: 0 },
      { at: 10, rate: 0 },
      { at: 10, rate: 6 },
      { at: 20, rate: 6 },
    ];
    const service = exponential(2, { integer: false });
    expect(offeredLoad(jump, service, 10)).toBe(0);
    const peak = offeredLoad(jump, service, 20);
    expectClose(peak, 12 * (1 - Math.exp(-5)), 2e-3);
  });

  it('finds a short service among knots hours apart', () => {
    const day = [
      { at: 0, rate: 1 },
      { at: 86_400, rate: 1 },
    ];
    expectClose(
      offeredLoad(day, (u) => Math.exp(-u / 20), 43_200),
      20,
    );
    expectClose(
      offeredLoad(day, (u) => (u < 20 ? 1 : 0), 43_200),
      20,
    );
  });

  it('refuses knots that fall and rates below nothing', () => {
    const [first, last] = steady;
    expect(() => offeredLoad([last!, first!], () => 1, 5)).toThrow(RangeError);
    expect(() => offeredLoad([{ at: 0, rate: -1 }], () => 1, 5)).toThrow(RangeError);
    expect(() => offeredLoad(steady, () => 1, Number.NaN)).toThrow(RangeError);
  });
});

describe('littlesLawGap', () => {
  it('is the relative difference of both sides', () => {
    expect(littlesLawGap({ meanInside: 3, arrivalRate: 0.5, meanTime: 6 })).toBe(0);
    expect(littlesLawGap({ meanInside: 4, arrivalRate: 0.5, meanTime: 6 })).toBe(0.25);
    expect(littlesLawGap({ meanInside: 0, arrivalRate: 0, meanTime: 0 })).toBe(0);
    expect(littlesLawGap({ meanInside: 0, arrivalRate: 1, meanTime: 1 })).toBe(1);
    expect(() => littlesLawGap({ meanInside: -1, arrivalRate: 1, meanTime: 1 })).toThrow(
      RangeError,
    );
  });
});
