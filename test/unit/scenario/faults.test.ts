import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../src/faults/catalogue.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { FAULT_KINDS } from '../../../src/model/fault-plan.ts';
import { OPERATIONS } from '../../../src/model/operations.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import type { FaultSpec } from '../../../src/scenario/author-faults.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { findProblems } from '../../../src/scenario/find-problems.ts';
import { formatPath } from '../../../src/scenario/problem.ts';
import { EVERY_FAULT } from './every-fault.ts';
import { FULL } from './scenarios.ts';

const at = { start: '15:00', duration: '5min' } as const;
const idOf = (kind: string): string => kind.replace('/', '-');
const EVERY: Scenario = {
  ...FULL,
  faults: Object.fromEntries(FAULT_KINDS.map((kind) => [idOf(kind), EVERY_FAULT[kind]])),
};

const { street, mall, corso } = FULL.stores;
const NETWORKS: Scenario = {
  ...FULL,
  stores: {
    street: { ...street!, provider: 'north-net', acquirer: 'red' },
    mall: { ...mall!, provider: 'north-net', acquirer: 'blue', tillSystem: 'cegid' },
    corso: corso!,
  },
};

async function compiled(
  faults: Readonly<Record<string, FaultSpec>>,
  more: Partial<Scenario> = {},
): Promise<(id: string) => FaultPlan> {
  const plan = await compile({ ...NETWORKS, ...more, faults });
  return (id) => plan.faults.find((fault) => fault.id === id)!;
}

const ids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(4, '0'));

describe('every kind of fault', () => {
  it('is accepted with everything that may be said of it', () => {
    expect(findProblems(EVERY)).toEqual([]);
  });

  it('has all its parameters in the plan, written or as usual', async () => {
    const written = await compile(EVERY);
    const bare = FAULT_KINDS.filter((kind) =>
      Object.values(FAULTS[kind].parameters).every(({ required }) => !required),
    );
    const usual = await compile({
      ...FULL,
      faults: Object.fromEntries(bare.map((kind) => [idOf(kind), { kind, ...at } as FaultSpec])),
    });
    expect(bare.length).toBeGreaterThan(60);
    for (const fault of written.faults) {
      const keys = Object.values(FAULTS[fault.kind].parameters).map(({ key }) => key);
      expect(Object.keys(fault.parameters).sort()).toEqual([...keys].sort());
    }
    for (const fault of usual.faults) {
      const keys = Object.values(FAULTS[fault.kind].parameters)
        .filter(({ usual: value }) => value !== undefined)
        .map(({ key }) => key);
      expect(Object.keys(fault.parameters).sort()).toEqual([...keys].sort());
    }
  });

  it('reads parameters in the units of the plan', async () => {
    const plan = await compile(EVERY);
    const of = (kind: string): FaultPlan['parameters'] =>
      plan.faults.find((fault) => fault.kind === kind)!.parameters;
    expect(of('time/skew')).toEqual({ offset_us: -600e6, clock: 'till' });
    expect(of('body/wrong-total')).toEqual({ addedMinor: 5 });
    expect(of('http/unavailable')).toEqual({ retryAfter_s: 2 });
    expect(of('net/slice')).toEqual({ bytes: 8, pauseWall_us: 2000 });
    expect(of('promo/stale-catalogue')).toEqual({ age_us: 12 * 3600e6 });
    expect(of('till/freeze').lasts_us?.quantiles.at(-1)).toBe(60e6);
  });

  it.each(FAULT_KINDS)('%s refuses keys that are not its own', (kind) => {
    const [first] = findProblems({
      ...FULL,
      faults: { a: { ...EVERY_FAULT[kind], colour: 'red' } },
    });
    expect(first?.message).toContain('unknown key `faults.a.colour`');
  });
});

describe('scopes', () => {
  const refuse = { kind: 'net/refuse', ...at } as const;

  it('are by provider, acquirer and till system', async () => {
    const fault = await compiled({
      provider: { ...refuse, scope: { providers: ['north-net'] } },
      acquirer: { ...refuse, scope: { acquirers: ['blue'] } },
      system: { ...refuse, scope: { tillSystems: ['cegid'] } },
      main: { ...refuse, scope: { providers: ['main'], acquirers: ['main'] } },
    });
    expect(fault('provider').scope.stores).toEqual(ids(1, 14));
    expect(fault('acquirer').scope.stores).toEqual(ids(11, 14));
    expect(fault('system').scope.stores).toEqual(ids(11, 14));
    expect(fault('main').scope.stores).toEqual(ids(15, 20));
  });

  it('name services as all their operations', async () => {
    const fault = await compiled({
      service: { ...refuse, scope: { services: ['payments'] } },
      both: { ...refuse, scope: { services: ['sales'], operations: ['support.open'] } },
    });
    const payments = OPERATIONS.filter((name) => name.startsWith('payments.'));
    expect(fault('service').scope).toEqual({ operations: payments });
    expect(fault('both').scope.operations).toEqual(['support.open', 'sales.record', 'sales.get']);
  });

  it('go with those of another fault, whose share was picked', async () => {
    const fault = await compiled({
      first: { ...refuse, scope: { share: 0.4 } },
      second: { kind: 'printer/offline', ...at, scope: { with: 'first' } },
      third: { kind: 'printer/slow', ...at, scope: { with: 'second', classes: ['street'] } },
    });
    const stores = fault('first').scope.stores!;
    expect(stores).toHaveLength(8);
    expect(fault('second').scope.stores).toEqual(stores);
    expect(fault('third').scope.stores).toEqual(stores.filter((id) => id <= '0010'));
  });

  it.each([
    [{ providers: ['nort-net'] }, 'scope.providers[0]', 'no network provider'],
    [{ acquirers: ['rad'] }, 'scope.acquirers[0]', 'no acquirer'],
    [{ with: 'nobody' }, 'scope.with', 'no other fault of stores'],
    [{ with: 'broken' }, 'scope.with', 'no other fault of stores'],
    [{ with: 'ring' }, 'scope.with', 'leads back'],
    [{ with: 'away' }, 'scope.with', 'no other fault of stores'],
    [{ stores: ['0001'], classes: ['mall'] }, 'scope', 'no store at all'],
  ])('%j is refused', (scope, path, message) => {
    const [first] = findProblems({
      ...NETWORKS,
      faults: {
        broken: { ...refuse, scope },
        ring: { ...refuse, scope: { with: 'broken' } },
        away: { kind: 'desk/absence', ...at },
      },
    });
    expect(first && formatPath(first.path)).toBe(`faults.broken.${path}`);
    expect(first?.message).toContain(message);
  });
});

describe('the control group', () => {
  it('is spared by every fault that strikes stores', async () => {
    const plan = await compile({ ...EVERY, control: { share: 0.25 } });
    expect(plan.control).toHaveLength(5);
    for (const { kind, scope } of plan.faults) {
      if (FAULTS[kind].scope === 'teams') continue;
      expect(scope.stores).toBeDefined();
      expect(scope.stores?.filter((id) => plan.control.includes(id))).toEqual([]);
    }
  });

  it('is by name, or nobody', async () => {
    const named = await compile({ ...FULL, control: { stores: ['0003'] } });
    expect(named.control).toEqual(['0003']);
    expect((await compile(FULL)).control).toEqual([]);
  });

  it.each([
    [{ share: 1 }, 'control.share'],
    [{ share: 0 }, 'control.share'],
    [{ stores: ['0042'] }, 'control.stores[0]'],
  ])('%j is refused', (control, path) => {
    const [first] = findProblems({ ...FULL, control });
    expect(first && formatPath(first.path)).toBe(path);
  });

  it('leaves a store to strike', () => {
    const faults = { one: { kind: 'net/refuse', ...at, scope: { stores: ['0003'] } } };
    const [first] = findProblems({ ...FULL, control: { stores: ['0003'] }, faults });
    expect(first?.message).toContain('no store at all');
  });
});
