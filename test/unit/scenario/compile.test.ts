import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hours, minutes, seconds } from '../../../src/model/units.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { planHash } from '../../../src/scenario/plan-hash.ts';
import { FULL, MINIMAL } from './scenarios.ts';

const fault = (plan: Plan, id: string): Plan['faults'][number] => {
  const found = plan.faults.find((one) => one.id === id);
  if (!found) throw new Error(`no fault ${id}`);
  return found;
};

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozen);
}

describe('compile', () => {
  it('gives equal plans and hashes for equal scenarios, whatever the order of keys', async () => {
    const [once, again] = [await compile(FULL), await compile(structuredClone(FULL))];
    expect(again).toEqual(once);
    expect(planHash(again)).toBe(planHash(once));
    expect(planHash(once)).toMatch(/^[0-9a-f]{64}$/);
    const turned = Object.fromEntries(Object.entries(MINIMAL).reverse()) as unknown as Scenario;
    expect(planHash(await compile(turned))).toBe(planHash(await compile(MINIMAL)));
  });

  it('is plain JSON, frozen to the ground', async () => {
    const plan = await compile(FULL);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(isFrozen(plan)).toBe(true);
  });

  it('changes with the seed; a replication keeps the stores and their names', async () => {
    const plan = await compile(FULL);
    const other = await compile(FULL, { seed: 2 });
    const again = await compile(FULL, { replication: 1 });
    expect(other.stores.map((store) => store.name)).not.toEqual(plan.stores.map((s) => s.name));
    expect(other.curves).not.toEqual(plan.curves);
    expect(again.stores).toEqual(plan.stores);
    expect(again.catalogue).toEqual(plan.catalogue);
    expect(again.curves).not.toEqual(plan.curves);
    expect(new Set([plan, other, again].map(planHash)).size).toBe(3);
  });

  it('numbers stores over the classes in the order written', async () => {
    const { stores } = await compile(FULL);
    expect(stores).toHaveLength(20);
    expect(stores[0]).toMatchObject({ id: '0001', class: 'street', region: 'north' });
    expect(stores[10]).toMatchObject({ id: '0011', class: 'mall', language: 'ca', curve: 'mall' });
    expect(stores[19]).toMatchObject({ id: '0020', class: 'corso', opens_us: hours(10) });
    expect(stores[19]).toMatchObject({ tillSystem: 'headless', region: 'corso' });
  });

  it('renames no store when another class is added behind', async () => {
    const { stores: before } = await compile(MINIMAL);
    const { stores: after } = await compile({
      ...MINIMAL,
      stores: {
        ...MINIMAL.stores,
        corso: { count: 2, country: 'IT', language: 'it', tills: 2, shoppersPerDay: 100 },
      },
    });
    expect(after.slice(0, 3)).toEqual(before);
  });

  it('reads every unit', async () => {
    const plan = await compile(FULL);
    expect(plan.live).toEqual({
      from_us: hours(15),
      to_us: minutes(910),
      compression: 10,
      share: 1,
      drainWall_us: seconds(5),
      settle_us: minutes(2),
    });
    const rest = {
      channels: ['phone', 'chat', 'email', 'social', 'portal'],
      worksToday: true,
      breaks: [],
      shrinkage: 0,
      provider: 'internal',
    };
    expect(plan.desk.teams).toEqual([
      {
        id: 'es',
        agents: 4,
        level: 1,
        languages: ['es', 'ca'],
        tillSystems: ['headless', 'microsoft', 'oracle', 'cegid'],
        ...rest,
        from_us: hours(8),
        to_us: hours(23),
      },
      {
        id: 'it',
        agents: 2,
        level: 1,
        languages: ['it'],
        tillSystems: ['headless', 'oracle'],
        ...rest,
        from_us: 0,
        to_us: hours(24),
      },
    ]);
    expect(plan.promotions).toEqual([
      {
        id: 'twenty',
        name: 'twenty',
        kind: 'percent',
        value: 20,
        categories: ['shirts'],
        from_us: hours(15),
        priority: 0,
        stacking: 'compound',
        advertised: true,
      },
      {
        id: 'tenner',
        name: 'tenner',
        kind: 'amount',
        value: 1000,
        coupon: 'BF10',
        minAmount: 5995,
        priority: 0,
        stacking: 'compound',
        advertised: false,
      },
      {
        id: 'price',
        name: 'price',
        kind: 'fixedPrice',
        value: 1495,
        stores: ['0011', '0012', '0013', '0014'],
        priority: 0,
        stacking: 'compound',
        advertised: false,
      },
      {
        id: 'member',
        name: 'member',
        kind: 'loyaltyPrice',
        value: 1990,
        loyaltyOnly: true,
        priority: 0,
        stacking: 'compound',
        advertised: false,
      },
      {
        id: 'trio',
        name: 'trio',
        kind: 'multiBuy',
        value: 0,
        buy: 3,
        pay: 2,
        priority: 0,
        stacking: 'compound',
        advertised: false,
      },
      {
        id: 'big',
        name: 'big',
        kind: 'threshold',
        value: 5,
        threshold: 15000,
        priority: 0,
        stacking: 'compound',
        advertised: false,
      },
    ]);
    expect(plan.coupons).toEqual([{ code: 'BF10', limit: 500 }]);
    expect(plan.policies.promotions).toEqual({
      timeoutWall_us: seconds(2),
      attempts: 2,
      backoffBaseWall_us: 100_000,
      backoffCapWall_us: seconds(1),
      retryBudget: 0.1,
      jitter: 'full',
      heedsRetryAfter: true,
      breaker: { failures: 5, openForWall_us: seconds(5), probes: 1 },
    });
  });

  it('compiles windows, scopes, triggers and parameters of faults', async () => {
    const plan = await compile(FULL);
    expect(fault(plan, 'latency')).toMatchObject({
      from_us: minutes(901),
      to_us: minutes(902),
      scope: { operations: ['promotions.evaluate'] },
      trigger: { kind: 'rate', rate: 1, per: 'request' },
    });
    expect(fault(plan, 'latency').parameters.latencyWall_us?.quantiles.at(-1)).toBe(400_000);
    expect(fault(plan, 'refuse').trigger).toEqual({ kind: 'every', count: 5 });
    expect(fault(plan, 'reset')).toMatchObject({
      trigger: { kind: 'first', count: 2 },
      scope: { stores: ['0001'] },
    });
    expect(fault(plan, 'status')).toMatchObject({
      to_us: minutes(903),
      parameters: { status: 503, retryAfter_s: 2 },
    });
    expect(fault(plan, 'throttle').parameters).toEqual({ quotaPerSecond: 50, retryAfter_s: 1 });
    expect(fault(plan, 'offline').trigger).toEqual({ kind: 'rate', rate: 0.1, per: 'basket' });
    expect(fault(plan, 'offline').scope).toEqual({});
    expect(fault(plan, 'acquirer').trigger).toEqual({ kind: 'rate', rate: 0.3, per: 'basket' });
    expect(fault(plan, 'acquirer').scope.stores).toHaveLength(10);
    expect(fault(plan, 'late')).toMatchObject({
      parameters: { promotion: 'twenty' },
      scope: { stores: ['0015', '0016', '0017', '0018', '0019', '0020'] },
    });
    expect(fault(plan, 'absence')).toMatchObject({
      scope: { teams: ['es'] },
      trigger: { kind: 'rate', rate: 0.5, per: 'agent' },
    });
  });

  it('picks half of a class as whole stores, by draw', async () => {
    const picked = async (seed: number): Promise<readonly string[] | undefined> =>
      fault(await compile(FULL, { seed }), 'paper').scope.stores;
    const first = await picked(1);
    expect(first).toHaveLength(5);
    expect(first?.every((id) => Number(id) >= 1 && Number(id) <= 10)).toBe(true);
    const others = await Promise.all([2, 3, 4].map(picked));
    expect(others.some((other) => JSON.stringify(other) !== JSON.stringify(first))).toBe(true);
  });

  it('carries the catalogue and the texts of the languages spoken, and no others', async () => {
    const plan = await compile(FULL);
    expect(Object.keys(plan.catalogue).sort()).toEqual(['ca', 'es', 'it']);
    expect(Object.keys(plan.texts).sort()).toEqual(['ca', 'es', 'it']);
  });

  it('refuses what is no scenario, with every problem listed', async () => {
    const broken = {
      ...MINIMAL,
      live: { from: '15:00', too: '16:00' },
      sed: 1,
    } as unknown as Scenario;
    const failure = await compile(broken).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'PD_SCENARIO_INVALID', exitCode: 104 });
    expect((failure as Failure).message).toContain('live.too');
    expect((failure as Failure).message).toContain('also unknown key `sed`');
  });
});
