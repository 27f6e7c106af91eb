import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/model/facts.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { minutes, us } from '../../../src/model/units.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { override } from '../../../src/scenario/override.ts';
import { type OfflineDay, offlineDay } from '../../support/offline-day.ts';

const planOf = async (...assignments: string[]): Promise<Plan> => {
  const cwd = process.cwd();
  const { scenario } = await loadScenario('provider-outage-and-reconnect', { cwd });
  return compile(override(scenario, ...assignments));
};
const of = <F extends Fact['fact']>(
  day: OfflineDay,
  name: F,
): readonly Extract<Fact, { fact: F }>[] =>
  day.noted.filter((each): each is Extract<Fact, { fact: F }> => each.fact === name);
const point = (day: OfflineDay, name: string): number =>
  of(day, 'coverage.counted').find((counted) => counted.point === name)?.count ??
  day.facts.flatMap((f) =>
    f.fact === 'coverage.counted' && f.point === name ? [f.count] : [],
  )[0] ??
  0;

const HEAL_S = 12 * 60;
/** The busiest second after the line is back, over the mean of the window. */
function herd({ handOvers }: OfflineDay): number {
  const window = handOvers.slice(0, 24 * 60);
  const mean = window.reduce((sum, count) => sum + count, 0) / window.length;
  return Math.max(...window.slice(HEAL_S)) / mean;
}

describe('provider-outage-and-reconnect', () => {
  it('loses no sale: each document arrives exactly once and in order', async () => {
    const day = offlineDay(await planOf());
    const queued = of(day, 'document.queued');
    const recorded = of(day, 'document.recorded');
    const offline = queued.filter((document) => document.offline);
    expect(offline.length).toBeGreaterThan(100);
    expect(recorded.every(({ inOrder }) => inOrder)).toBe(true);
    expect(recorded.map(({ document }) => document).sort()).toEqual(
      queued.map(({ document }) => document).sort(),
    );
    expect(of(day, 'document.lost')).toEqual([]);
    expect(day.audit.pending.documents).toBe(0);
    expect(point(day, 'queue.flushed')).toBe(40);
    expect(of(day, 'line.down')).toHaveLength(40);
    expect(of(day, 'line.up')).toHaveLength(40);
    expect(day.audit.counts).toEqual({});
  });

  it('touches nobody on the other line', async () => {
    const plan = await planOf();
    const day = offlineDay(plan);
    const south = new Set(plan.stores.filter((s) => s.provider !== 'north-line').map((s) => s.id));
    expect(south.size).toBe(20);
    for (const { store } of of(day, 'line.down')) expect(south.has(store)).toBe(false);
  });

  it('does not herd when the reconnect is bounded, and does when it is naive', async () => {
    const bounded = offlineDay(await planOf());
    const naive = offlineDay(await planOf('policies.preset=naive'));
    expect(herd(bounded)).toBeLessThan(8);
    expect(herd(naive)).toBeGreaterThan(30);
    expect(point(naive, 'call.retried')).toBeGreaterThan(4 * point(bounded, 'call.retried'));
    expect(point(naive, 'call.breakerOpen')).toBe(0);
    expect(point(bounded, 'call.breakerOpen')).toBeGreaterThan(0);
  });
});

describe('the end of a run', () => {
  it('heals, and goes on until every store has handed over its sales', async () => {
    const plan = await planOf('faults.north-line-down.duration=20min', 'live.settle=10min');
    const day = offlineDay({ ...plan, live: { ...plan.live, to_us: us(15.1 * 3600e6) } });
    expect(day.audit.pending.documents).toBe(0);
    expect(of(day, 'document.recorded')).toHaveLength(of(day, 'document.queued').length);
    expect(day.ended_us).toBeLessThan(15.1 * 3600e6 + minutes(10));
  });

  it('says what is pending when the bound is reached', async () => {
    const plan = await planOf('faults.north-line-down.duration=20min', 'live.settle=5s');
    const day = offlineDay({ ...plan, live: { ...plan.live, to_us: us(15.15 * 3600e6) } });
    const left = of(day, 'document.queued').length - of(day, 'document.recorded').length;
    expect(left).toBeGreaterThan(0);
    expect(day.audit.pending.documents).toBe(left);
  });

  it('is over within a sale when nothing is pending', async () => {
    const { faults: _, ...plan } = await planOf();
    const day = offlineDay({
      ...plan,
      faults: [],
      live: { ...plan.live, to_us: us(15.1 * 3600e6) },
    });
    expect(of(day, 'store.pending')).toEqual([]);
    expect(day.ended_us - 15.1 * 3600e6).toBeLessThan(minutes(2));
  });
});

describe('a day on which tills fail in every way', () => {
  const window = { start: '15:01', duration: '8min' } as const;
  const kinds = [
    'till/crash',
    'till/restart',
    'till/freeze',
    'till/offline',
    'till/disk-full',
    'scanner/double-scan',
    'time/skew',
    'promo/stale-catalogue',
  ] as const;

  it('gives every dose, loses what only memory held, and everything else arrives', async () => {
    const cwd = process.cwd();
    const { scenario } = await loadScenario('provider-outage-and-reconnect', { cwd });
    const plan = await compile({
      ...scenario,
      live: { from: '15:00', to: '15:12', compression: 1, settle: '10min' },
      faults: {
        'north-line-down': {
          kind: 'net/partition',
          start: '15:01',
          duration: '6min',
          scope: { providers: ['north-line'] },
        },
        ...Object.fromEntries(
          kinds.map((kind) => [kind.replace('/', '-'), { kind, rate: 0.3, ...window }]),
        ),
      },
    });
    const day = offlineDay(plan);
    const doses = of(day, 'fault.dose').filter(({ injected }) => injected > 0);
    expect(doses.map(({ fault }) => fault)).toEqual(
      expect.arrayContaining(kinds.map((kind) => kind.replace('/', '-'))),
    );
    const ids = (facts: readonly { readonly document: string }[]) => facts.map((f) => f.document);
    const lost = ids(of(day, 'document.lost'));
    expect(lost.length).toBeGreaterThan(0);
    expect([...ids(of(day, 'document.recorded')), ...lost].sort()).toEqual(
      ids(of(day, 'document.queued')).sort(),
    );
    expect(day.audit.pending.documents).toBe(0);
    expect(point(day, 'till.restarted')).toBeGreaterThan(0);
    expect(point(day, 'sale.atAnotherTill')).toBeGreaterThan(0);
    expect(point(day, 'price.stale') + point(day, 'price.local')).toBeGreaterThan(0);
  });
});
