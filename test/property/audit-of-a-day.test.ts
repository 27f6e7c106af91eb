import { describe, expect, it } from 'vitest';
import type { measureRun } from '../../src/measure/measure-run.ts';
import type { RecordedFact } from '../../src/model/facts.ts';
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
): Promise<{ audit: Audit; injected: (fault: string) => number; facts: readonly RecordedFact[] }> {
  const plan = await dayPlan({ faults }, seed);
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

describe('the same hour with nothing planted', () => {
  it.each(SEEDS)('has an empty audit with seed %i', async (seed) => {
    const calm = await hour({}, seed);
    expect(calm.audit).toMatchObject({ counts: {}, unanswered: 0 });
    expect((await hour(trouble, seed)).audit.counts).toEqual({});
  });
});
