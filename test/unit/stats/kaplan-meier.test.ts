import { describe, expect, it } from 'vitest';
import { exponential } from '../../../src/random/bake.ts';
import { runKey } from '../../../src/random/hash.ts';
import { Stream } from '../../../src/random/stream.ts';
import { kaplanMeier } from '../../../src/stats/kaplan-meier.ts';
import { mean } from '../../../src/stats/moments.ts';
import { restrictedMean } from '../../../src/stats/restricted-mean.ts';
import { slaShare } from '../../../src/stats/sla-share.ts';
import { survivalAt } from '../../../src/stats/survival-at.ts';
import { survivalQuantile } from '../../../src/stats/survival-quantile.ts';
import { CLOSED_ONLY, SURVIVAL, type SurvivalCase } from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

const curveOf = ({ time, status }: SurvivalCase) =>
  kaplanMeier(time.map((at, i) => ({ time: at, event: status[i] === 1 })));
const maintained = curveOf(SURVIVAL[0]!);

describe('kaplanMeier', () => {
  it.each(SURVIVAL)('agrees with R survfit on $name', (reference) => {
    const curve = curveOf(reference);
    expect(curve.steps).toHaveLength(reference.steps.length);
    for (const [i, expected] of reference.steps.entries()) {
      const { time, atRisk, events, survival, stdErr, low, high } = curve.steps[i]!;
      const actual = [time, atRisk, events, survival, stdErr, low, high];
      for (const [column, value] of expected.entries()) {
        if (value === null) expect(actual[column]).toBeNull();
        else expectClose(actual[column]!, value);
      }
    }
    expect([0.5, 0.75, 0.9].map((p) => survivalQuantile(curve, p))).toEqual(reference.quantiles);
    for (const [horizon, area] of reference.restrictedMeans) {
      expectClose(restrictedMean(curve, horizon) ?? Number.NaN, area);
    }
  });

  it('knows nothing of an empty sample', () => {
    const curve = kaplanMeier([]);
    expect(curve).toEqual({ n: 0, events: 0, censored: 0, steps: [], censorings: [], longest: 0 });
    expect(survivalQuantile(curve, 0.5)).toBeNull();
    expect([survivalAt(curve, 0), slaShare(curve, 5), restrictedMean(curve, 5)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('reaches p90 of ten exactly at the ninth, whatever the product rounds to', () => {
    const curve = kaplanMeier(Array.from({ length: 10 }, (_, i) => ({ time: i + 1, event: true })));
    expect(survivalQuantile(curve, 0.9)).toBe(9);
  });

  it('refuses a time that is none', () => {
    expect(() => kaplanMeier([{ time: Number.NaN, event: true }])).toThrow(RangeError);
    expect(() => kaplanMeier([{ time: -1, event: true }])).toThrow(RangeError);
    expect(() => survivalQuantile(maintained, 1)).toThrow(RangeError);
    expect(() => survivalAt(maintained, -1)).toThrow(RangeError);
  });
});

describe('S(t) at a time', () => {
  it('steps down at an event, not before', () => {
    expect(survivalAt(maintained, 8.99)).toBe(1);
    expectClose(survivalAt(maintained, 9)!, 10 / 11);
    expectClose(slaShare(maintained, 34)!, 1 - 0.3681818182);
  });

  it('is not known after the last time watched, unless nobody was left', () => {
    expectClose(survivalAt(maintained, 161)!, 0.1840909091);
    expect(survivalAt(maintained, 162)).toBeNull();
    expect(slaShare(maintained, 162)).toBeNull();
    expect(restrictedMean(maintained, 162)).toBeNull();
    const over = curveOf(SURVIVAL[1]!);
    expect(slaShare(over, 1000)).toBe(1);
    expectClose(restrictedMean(over, 1000)!, 22.70833333);
  });
});

it('recovers what a mean of the closed tickets hides', () => {
  const draws = new Stream(runKey(11, 0), 'tickets', 'issue');
  const service = exponential(CLOSED_ONLY.mean, { integer: false });
  const tickets = Array.from({ length: 40_000 }, () => {
    const watched = CLOSED_ONLY.window * draws.share();
    const work = draws.draw(service);
    return { time: Math.min(work, watched), event: work <= watched };
  });
  const closed = tickets.filter((one) => one.event);
  expect(closed.length / tickets.length).toBeCloseTo(CLOSED_ONLY.closedShare, 2);
  const looks = mean(closed.map((one) => one.time));
  expect(Math.abs(looks - CLOSED_ONLY.meanOfClosed)).toBeLessThan(1);
  // Total time over events is the maximum likelihood of an exponential mean.
  const total = tickets.reduce((sum, one) => sum + one.time, 0) / closed.length;
  expect(Math.abs(total - CLOSED_ONLY.mean)).toBeLessThan(1.5);
  const curve = kaplanMeier(tickets);
  const median = CLOSED_ONLY.mean * Math.LN2;
  expect(Math.abs(survivalQuantile(curve, 0.5)! - median)).toBeLessThan(1.5);
  const early = CLOSED_ONLY.mean * (1 - Math.exp(-120 / CLOSED_ONLY.mean));
  expect(Math.abs(restrictedMean(curve, 120)! - early)).toBeLessThan(1.5);
});
