import { beforeAll, describe, expect, it } from 'vitest';
import { wholeDay } from '../../../src/engines/virtual/day-plan.ts';
import type { RecordedFact } from '../../../src/model/facts.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hours, minutes } from '../../../src/model/units.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { override } from '../../../src/scenario/override.ts';
import { type WhatIfRequest, whatIf } from '../../../src/study/what-if.ts';
import { type RecordedDay, recordDay } from '../../support/recorded-day.ts';

const window = { from_us: hours(15), to_us: hours(15.25) };
let smoke: Scenario;
let request: WhatIfRequest;

beforeAll(async () => {
  smoke = (await loadScenario('smoke', { cwd: process.cwd() })).scenario;
  request = {
    scenario: smoke,
    variants: [{ name: 'few', set: ['desk.teams.es.agents=1'] }],
    replications: 3,
    window,
    minimumShare: 0.02,
  };
});

/** A quarter of an hour of a scenario, with its plan. */
async function recorded(scenario: Scenario): Promise<RecordedDay & { readonly plan: Plan }> {
  const compiled = await compile(scenario);
  const { live } = wholeDay(compiled);
  const plan = { ...compiled, live: { ...live, ...window } };
  return { plan, ...recordDay(plan) };
}

describe('common random numbers', () => {
  it('one agent more changes no shopper, no basket and no fault, but the desk', async () => {
    const before = await recorded(smoke);
    const after = await recorded(override(smoke, 'desk.teams.es.agents=5'));
    const of = ({ facts }: RecordedDay, ...kinds: RecordedFact['fact'][]): unknown[] =>
      facts.filter(({ fact }) => kinds.includes(fact));
    const arrivals = ({ seconds }: RecordedDay): unknown[] =>
      seconds.map(({ at_us, sales }) => [at_us, sales.planned, sales.arrived]);

    // A store's closing carries the hash of every arrival and basket, in order.
    const schedules = of(before, 'store.closed').map((fact) => {
      const { store, schedule, arrivals } = fact as RecordedFact & { fact: 'store.closed' };
      return { store, schedule, arrivals };
    });
    expect(schedules.length).toBe(12);
    expect(schedules.every(({ arrivals }) => arrivals > 0)).toBe(true);
    expect(of(after, 'store.closed')).toEqual(
      schedules.map((schedule) => expect.objectContaining(schedule)),
    );
    expect(arrivals(after)).toEqual(arrivals(before));
    expect(after.plan.faults).toEqual(before.plan.faults);
    const faults = ['fault.started', 'fault.healed'] as const;
    expect(of(before, ...faults).length).toBeGreaterThan(2);
    expect(of(after, ...faults)).toEqual(of(before, ...faults));
    expect(of(after, 'ticket.acknowledged')).not.toEqual(of(before, 'ticket.acknowledged'));
  });
});

describe('whatIf', () => {
  it('finds no difference at all between equal variants', async () => {
    const same = { name: 'same', set: ['desk.teams.es.agents=4'] };
    const { variants, replications } = await whatIf({ ...request, variants: [same] });
    expect(replications).toEqual({ asked: 3, done: 3 });
    const [variant] = variants;
    expect(variant).toMatchObject({ pairs: 3, sameShoppers: true });
    const comparisons = Object.values(variant?.comparisons ?? {});
    expect(comparisons.length).toBe(9);
    const compared = comparisons.filter(({ difference }) => difference !== null);
    expect(compared.length).toBeGreaterThan(3);
    for (const { difference, interval } of compared) {
      expect({ difference, interval }).toEqual({ difference: 0, interval: { low: 0, high: 0 } });
    }
  });

  it('gives the same figures with any number of threads', async () => {
    const one = await whatIf({ ...request, workers: 1 });
    const two = await whatIf({ ...request, workers: 2 });
    expect(two).toEqual(one);
    expect(one).toMatchObject({ ended: 'completed', window: { from: '15:00', to: '15:15' } });
    expect(one.variants[0]?.readings).not.toEqual(one.baseline.readings);
  });

  it('says when a variant changes who comes', async () => {
    const more = { name: 'more', set: ['stores.es.shoppersPerDay=2500'] };
    const { variants } = await whatIf({ ...request, variants: [more], replications: 1 });
    expect(variants[0]?.sameShoppers).toBe(false);
  });

  it('takes the whole day when no window is given', async () => {
    const { window: day } = await whatIf({
      ...request,
      scenario: override(
        smoke,
        'stores.fr=null',
        'stores.en=null',
        'faults={}',
        'stores.es.count=1',
      ),
      variants: [{ name: 'half', set: ['stores.es.shoppersPerDay=900'] }],
      replications: 1,
      window: undefined,
    });
    expect(day).toEqual({ from: '09:00', to: '22:30' });
  });

  it('ends early at the same pair for any number of threads, and reports no later one', async () => {
    const set = ['shoppers.couponShare=0.08'];
    const asked = { ...request, variants: [{ name: 'same', set }], replications: 8 };
    const one = await whatIf({ ...asked, untilShare: 0.05, workers: 1 });
    expect(one).toMatchObject({ ended: 'narrow', replications: { asked: 8, done: 3 } });
    expect(one.baseline.readings.salesLost.length).toBe(3);
    expect(await whatIf({ ...asked, untilShare: 0.05, workers: 2 })).toEqual(one);
  });

  it('stopped midway, reports the pairs it has', async () => {
    const stop = new AbortController();
    const result = await whatIf({
      ...request,
      workers: 1,
      signal: stop.signal,
      onDay: (done) => done === 3 && stop.abort(),
    });
    expect(result).toMatchObject({ ended: 'stopped', replications: { asked: 3, done: 1 } });
    expect(result.variants[0]).toMatchObject({ pairs: 1 });
    expect(result.variants[0]?.comparisons.salesLost).toMatchObject({
      verdict: 'unclear',
      interval: null,
    });
    expect(result.baseline.readings.salesLost.map((one) => one === null)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each([
    ['a key that is not there', { variants: [{ name: 'x', set: ['desk.tems=1'] }] }, 'desk.tems'],
    ['a seed of its own', { variants: [{ name: 'x', set: ['seed=7'] }] }, 'seed of its own'],
    [
      'a window when all is closed',
      { window: { from_us: hours(2), to_us: minutes(150) } },
      'no store is open from 02:00-02:30',
    ],
  ])('refuses %s before a day is simulated', async (_, change, message) => {
    let days = 0;
    const attempt = whatIf({ ...request, ...change, onDay: () => days++ });
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(Failure);
    expect(days).toBe(0);
  });
});
