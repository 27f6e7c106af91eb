import { describe, expect, it } from 'vitest';
import { wholeDay } from '../../../src/engines/virtual/day-plan.ts';
import { PlannedArrivals } from '../../../src/fleet/planned-arrivals.ts';
import { Histogram } from '../../../src/model/histogram.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { OperationSecond } from '../../../src/model/series.ts';
import { milliseconds, seconds, ZERO } from '../../../src/model/units.ts';
import { constant } from '../../../src/random/bake.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { dayPlan } from '../../support/day-plan.ts';
import { recordDay } from '../../support/recorded-day.ts';

const WINDOW = { start: '12:00', duration: '60min' } as const;
const onEvaluate = { scope: { operations: ['promotions.evaluate'] } } as const;
/** The fault is on for the whole run: stores have no time after it. */
async function withFault(fault: object): Promise<Plan> {
  const plan = await dayPlan({
    faults: { trouble: { ...WINDOW, ...fault } } as unknown as NonNullable<Scenario['faults']>,
  });
  return { ...plan, live: { ...plan.live, settle_us: ZERO } };
}
const sum = (records: readonly OperationSecond[], of: (one: OperationSecond) => number): number =>
  records.reduce((total, one) => total + of(one), 0);
const dose = (facts: ReturnType<typeof recordDay>['facts']) =>
  facts.find((fact) => fact.fact === 'fault.dose' && fact.fault === 'trouble');

describe('a day in virtual time', () => {
  it('is the same to the last record for the same plan', async () => {
    const plan = await dayPlan();
    const [one, two] = [recordDay(plan), recordDay(plan)];
    expect(two.facts).toEqual(one.facts);
    expect(two.seconds).toEqual(one.seconds);
  });

  it('accounts for every request and plans what the curve says', async () => {
    const plan = await dayPlan();
    const day = recordDay(plan);
    const all = day.seconds.flatMap(({ operations }) => operations);
    const issued = sum(all, (one) => one.issued);
    const ended = sum(all, (one) => {
      const { refused, reset, timeout } = one.failed;
      return one.answered + refused + reset + timeout + one.cut;
    });
    expect(issued).toBeGreaterThan(800);
    expect(ended).toBe(issued);
    const planned = day.seconds.reduce((total, { sales }) => total + sales.planned, 0);
    const { from_us, to_us } = plan.live;
    const meant = new PlannedArrivals(plan.curves, plan.stores).between(from_us, to_us);
    expect(planned).toBeCloseTo(meant, 1);
    expect(day.seconds.every(({ span_s }) => span_s === 60)).toBe(true);
  });

  it('spans the whole day with every store, from the first opening to after the last close', async () => {
    const day = wholeDay(await dayPlan());
    expect(day.live).toMatchObject({ compression: 1, share: 1 });
    expect(day.live.from_us).toBe(9 * 3600e6);
    expect(day.live.to_us).toBe(22.5 * 3600e6);
    const { facts, seconds } = recordDay(day);
    const closed = facts.flatMap((fact) => (fact.fact === 'store.closed' ? [fact] : []));
    expect(closed).toHaveLength(3);
    const total = (of: 'arrived' | 'done' | 'lost'): number =>
      seconds.reduce((sum, { sales }) => sum + sales[of], 0);
    expect(total('arrived')).toBeGreaterThan(1000);
    expect(total('done') + total('lost')).toBe(total('arrived'));
  });
});

describe('faults in virtual time mean what they mean live', () => {
  it('net/refuse: refused, nothing answered, the dose is what was refused', async () => {
    const day = recordDay(await withFault({ kind: 'net/refuse', rate: 1, ...onEvaluate }));
    const refused = sum(day.of('promotions.evaluate'), (one) => one.failed.refused);
    expect(refused).toBeGreaterThan(100);
    expect(sum(day.of('promotions.evaluate'), (one) => one.answered)).toBe(0);
    expect(dose(day.facts)).toMatchObject({ requested: refused, injected: refused });
  });

  it('net/reset: the work is done and the answer lost', async () => {
    const scope = { scope: { operations: ['payments.authorise'] } };
    const day = recordDay(await withFault({ kind: 'net/reset', rate: 1, ...scope }));
    expect(sum(day.of('payments.authorise'), (one) => one.failed.reset)).toBeGreaterThan(100);
    // The till asks what became of the payment, finds it approved, and nobody pays twice.
    expect(sum(day.of('payments.status'), (one) => one.answered)).toBeGreaterThan(50);
    expect(sum(day.of('payments.reverse'), (one) => one.issued)).toBe(0);
    expect(day.facts.filter(({ fact }) => fact === 'sale.lost')).toEqual([]);
  });

  it('net/latency: late by the drawn time, and timed out where that is too long', async () => {
    const slow = recordDay(
      await withFault({ kind: 'net/latency', rate: 1, latency: '700ms', ...onEvaluate }),
    );
    const histogram = new Histogram();
    for (const { service } of slow.of('promotions.evaluate')) histogram.add(service);
    expect(histogram.quantile(0)).toBeGreaterThanOrEqual(milliseconds(700));
    const dead = recordDay(
      await withFault({ kind: 'net/latency', rate: 1, latency: '10min', ...onEvaluate }),
    );
    expect(sum(dead.of('promotions.evaluate'), (one) => one.failed.timeout)).toBeGreaterThan(100);
    expect(sum(dead.of('promotions.evaluate'), (one) => one.answered)).toBe(0);
  });

  it('http/status: answered so, retried within the policy, the dose is the service’s', async () => {
    const day = recordDay(
      await withFault({ kind: 'http/status', status: 503, rate: 1, ...onEvaluate }),
    );
    const answers = sum(day.of('promotions.evaluate'), (one) => one.statuses['503'] ?? 0);
    expect(answers).toBe(sum(day.of('promotions.evaluate'), (one) => one.issued));
    expect(sum(day.of('promotions.evaluate'), (one) => one.retries)).toBeGreaterThan(0);
    expect(dose(day.facts)).toMatchObject({ injected: answers });
  });

  it('http/throttle: beyond the quota 429, as the window is the service’s own second', async () => {
    const scope = { scope: { operations: ['support.heartbeat'] } };
    const day = recordDay(
      await withFault({ kind: 'http/throttle', quotaPerSecond: 0.5, ...scope }),
    );
    const beats = day.of('support.heartbeat');
    expect(sum(beats, (one) => one.statuses['429'] ?? 0)).toBe(sum(beats, (one) => one.issued));
  });
});

describe('latency models', () => {
  const latencyOf = (records: readonly OperationSecond[]): Histogram => {
    const histogram = new Histogram();
    for (const { service } of records) histogram.add(service);
    return histogram;
  };

  it('are drawn, constant or otherwise', async () => {
    const plan = await dayPlan();
    const calmWall_us = constant(milliseconds(33));
    const latency = { 'promotions.evaluate': { kind: 'drawn', calmWall_us } } as const;
    const drawn = latencyOf(recordDay({ ...plan, latency }).of('promotions.evaluate'));
    expect(drawn.quantile(0)).toBe(drawn.quantile(1));
    expect(drawn.quantile(0.5)).toBeGreaterThanOrEqual(milliseconds(33));
  });

  it('of a fault replace the calm one while it is on', async () => {
    const plan = await withFault({ kind: 'http/throttle', quotaPerSecond: 1e6 });
    const trouble = constant(milliseconds(500));
    const latency = {
      'promotions.evaluate': {
        kind: 'drawn',
        calmWall_us: constant(milliseconds(5)),
        during: { trouble },
      },
    } as const;
    const slow = latencyOf(recordDay({ ...plan, latency }).of('promotions.evaluate'));
    expect(slow.quantile(0)).toBeGreaterThanOrEqual(milliseconds(500));
  });

  it('of a queue grow with load, then refuse with 503', async () => {
    const plan = await dayPlan({ shoppersPerDay: 2000 });
    const queue = (servers: number, queueLimit: number): Plan['latency'] => ({
      'promotions.evaluate': {
        kind: 'queue',
        servers,
        serviceWall_us: constant(seconds(1.5)),
        queueLimit,
      },
    });
    const busy = latencyOf(
      recordDay({ ...plan, latency: queue(1, 1000) }).of('promotions.evaluate'),
    );
    const idle = latencyOf(
      recordDay({ ...plan, latency: queue(9, 1000) }).of('promotions.evaluate'),
    );
    expect(idle.quantile(0.99)).toBeLessThan(seconds(1.6));
    expect(busy.quantile(0.99)).toBeGreaterThan(seconds(1.6));
    const full = recordDay({ ...plan, latency: queue(1, 0) }).of('promotions.evaluate');
    expect(sum(full, (one) => one.statuses['503'] ?? 0)).toBeGreaterThan(0);
  });
});

describe('one agent more', () => {
  it('changes no shopper, no basket and no fault', async () => {
    const faults = {
      printers: { kind: 'printer/offline', rate: 0.5, per: 'till', ...WINDOW },
    } as const;
    const [three, four] = await Promise.all(
      [3, 4].map(async (agents) => recordDay(await dayPlan({ faults, agents }))),
    );
    const schedule = (day: typeof three) =>
      day?.facts.flatMap((fact) =>
        fact.fact === 'store.closed' ? [fact.store, fact.schedule, fact.arrivals] : [],
      );
    const firstStrikes = (day: typeof three) =>
      day?.facts.flatMap((fact) =>
        fact.fact === 'issue.began' && fact.issue.endsWith('#1') ? [fact.issue] : [],
      );
    expect(schedule(four)).toEqual(schedule(three));
    expect(firstStrikes(three)?.length).toBeGreaterThan(2);
    expect(new Set(firstStrikes(four))).toEqual(new Set(firstStrikes(three)));
  });
});
