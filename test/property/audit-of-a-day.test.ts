import { describe, expect, it } from 'vitest';
import type { measureRun } from '../../src/measure/measure-run.ts';
import type { RecordedFact } from '../../src/model/facts.ts';
import type { Plan } from '../../src/model/plan.ts';
import { hours, us } from '../../src/model/units.ts';
import type { Scenario } from '../../src/scenario/author.ts';
import { measured } from '../fixtures/measured.ts';
import { emptyRun } from '../fixtures/run-folder.ts';
import { dayPlan } from '../support/day-plan.ts';
import { recordDay } from '../support/recorded-day.ts';

type Audit = ReturnType<typeof measureRun>['audit'];
const SEEDS = [1, 2, 3, 4, 5];
const window = { start: '12:00', duration: '50min' } as const;

/** An hour of the small fleet: its audit, and what a fault did. */
async function hour(
  faults: NonNullable<Scenario['faults']>,
  seed: number,
  change: (plan: Plan) => Plan = (plan) => plan,
): Promise<{ audit: Audit; injected: (fault: string) => number; facts: readonly RecordedFact[] }> {
  const plan = change(await dayPlan({ faults }, seed));
  const { facts } = recordDay(plan);
  const run = emptyRun();
  Object.assign(run.plan, plan);
  Object.assign(run.facts, { day: [...facts] });
  const { audit } = measured(run);
  const injected = (fault: string): number =>
    facts.reduce((sum, one) => {
      const isIts = one.fact === 'fault.dose' && one.fault === fault;
      return isIts ? sum + one.injected : sum;
    }, 0);
  return { audit, injected, facts };
}

/** Nine in ten terminals decline from noon on, so that stores report something. */
const trouble = {
  acquirer: { ...window, kind: 'terminal/declined-technical', rate: 0.9, per: 'till' },
} as const;

describe('a service that drops a ticket now and then', () => {
  it.each(SEEDS)('is caught with seed %i: each ticket it dropped and no other', async (seed) => {
    const dropping = { kind: 'support/lost-ticket', ...window, rate: 0.5, per: 'request' } as const;
    const { audit, injected } = await hour({ ...trouble, dropping }, seed);
    expect(injected('dropping')).toBeGreaterThan(0);
    expect(audit.counts).toEqual({ ticketNotFindable: injected('dropping') });
  });
});

describe('a calculator that rounds each line', () => {
  it.each(SEEDS)('is caught with seed %i, and accused of nothing else', async (seed) => {
    const rounding = { kind: 'body/rounding', ...window } as const;
    const { audit } = await hour({ rounding }, seed);
    expect(audit.counts.misPriced).toBeGreaterThan(0);
    expect(Object.keys(audit.counts)).toEqual(['misPriced']);
  });
});

describe('a service whose answers change their shape', () => {
  const changes = ['added', 'dropped', 'retyped', 'null', 'newEnum'] as const;

  it.each(changes)('is accused of nothing that it did not do (%s)', async (change) => {
    const drift = { kind: 'body/schema-drift', change, ...window } as const;
    const { audit, injected } = await hour({ drift }, 1);
    expect(injected('drift')).toBeGreaterThan(100);
    expect(audit.counts).toEqual({});
  });
});

describe('a service that answers a call with what another was answered', () => {
  it.each(SEEDS)('has told wrong prices, and doubled no sale (seed %i)', async (seed) => {
    const replay = { kind: 'body/replay', ...window } as const;
    const { audit } = await hour({ replay }, seed);
    const told = new Set(['channelDisparity', 'misPriced']);
    expect(audit.counts.misPriced).toBeGreaterThan(0);
    expect(Object.keys(audit.counts).filter((kind) => !told.has(kind))).toEqual([]);
  });
});

describe('tills whose clocks are an hour slow', () => {
  /** A rule that begins within the hour: slow tills ask for prices without it. */
  const flash = (plan: Plan): Plan => ({
    ...plan,
    promotions: plan.promotions.map(({ categories: _, ...rule }) => ({
      ...rule,
      from_us: us(hours(12.25)),
    })),
  });
  const slow = { kind: 'time/skew', offset: '-1h', clock: 'till', ...window } as const;

  it.each(SEEDS)('have charged prices that did not hold any more (seed %i)', async (seed) => {
    const { audit } = await hour({ slow }, seed, flash);
    expect(audit.counts.misPriced).toBeGreaterThan(0);
    expect(Object.keys(audit.counts)).toEqual(['misPriced']);
    for (const { kind, at_us } of audit.findings)
      expect([kind, at_us >= hours(12.2)]).toEqual(['misPriced', true]);
    expect((await hour({}, seed, flash)).audit.counts).toEqual({});
  });
});

describe('the same hour with nothing planted', () => {
  it.each(SEEDS)('has an empty audit with seed %i', async (seed) => {
    const calm = await hour({}, seed);
    expect(calm.audit).toMatchObject({ counts: {}, unanswered: 0 });
    expect((await hour(trouble, seed)).audit.counts).toEqual({});
  });
});
