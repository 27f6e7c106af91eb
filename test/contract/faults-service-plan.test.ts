import { describe, expect, it } from 'vitest';
import { readFault } from '../../mocks/admin/read-fault.ts';
import { SERVICE_FAULTS } from '../../mocks/wire/faults/service-faults.ts';
import { World } from '../../mocks/world.ts';
import { FAULTS } from '../../src/faults/catalogue.ts';
import { FAULT_KINDS, type FaultKind } from '../../src/model/fault-plan.ts';
import type { Scenario } from '../../src/scenario/author.ts';
import { compile } from '../../src/scenario/compile.ts';
import { MINIMAL } from '../unit/scenario/scenarios.ts';

/** What kinds cannot do without, as authors write it. */
const NEEDED: Readonly<Partial<Record<FaultKind, object>>> = {
  'http/status': { status: 500 },
  'http/slow': { latency: '30ms' },
  'http/throttle': { quotaPerSecond: 5 },
  'http/saturate': { capacity: 2, serviceTime: { lognormal: { median: '30ms', p90: '90ms' } } },
  'promo/late-start': { promotion: 'twenty' },
  'promo/wrong-segment': { segment: 'vip' },
};
const PROMOTIONS: Scenario['promotions'] = { twenty: { kind: 'percent', value: 20 } };
const KINDS = Object.keys(SERVICE_FAULTS) as FaultKind[];

describe('a service fault as an author writes it', () => {
  it.each(KINDS)('%s is taken by the services as it is compiled', async (kind) => {
    const clock = kind.startsWith('time/') ? { clock: 'service' } : {};
    const spec = { kind, start: '15:00', end: '15:05', ...clock, ...NEEDED[kind] };
    const faults = { broken: spec } as unknown as NonNullable<Scenario['faults']>;
    const plan = await compile({ ...MINIMAL, promotions: PROMOTIONS, faults });
    const [fault] = plan.faults;
    const read = readFault(JSON.stringify(fault), 'broken');
    expect(read).toEqual(fault);
    const world = new World({ seed: 1, promotions: [], coupons: [] });
    expect('kind' in read && world.faults.put(read)).toBe(true);
  });

  it('is one that a service applies, and all that a service applies are', () => {
    const clocked = (kind: FaultKind): boolean => FAULTS[kind].parameters['clock'] !== undefined;
    const meant = FAULT_KINDS.filter((kind) => FAULTS[kind].appliedBy === 'service');
    // Tills that price by themselves hold the stale catalogue; a mock can be told to, besides.
    const besides = ['promo/stale-catalogue', ...FAULT_KINDS.filter(clocked)];
    expect(new Set(KINDS)).toEqual(new Set([...meant, ...besides]));
  });

  it.each(FAULT_KINDS.filter((kind) => /^(printer|terminal)\//.test(kind)))(
    '%s is taken by mock devices as it is compiled',
    async (kind) => {
      const spec = { kind, start: '15:00', end: '15:05', rate: 1, per: 'till', ...NEEDED[kind] };
      const faults = { broken: spec } as unknown as NonNullable<Scenario['faults']>;
      const [fault] = (await compile({ ...MINIMAL, faults })).faults;
      const read = readFault(JSON.stringify(fault), 'broken');
      expect(read).toEqual(fault);
      const { faults: board } = new World({ seed: 1, promotions: [], coupons: [] });
      expect('kind' in read && board.put(read)).toBe(true);
      const layer = kind.startsWith('printer/') ? 'printer/' : 'terminal/';
      expect(board.devices.strike({ layer, device: 'd', ordinal: 0, isIn: () => true })).toBe(kind);
    },
  );
});
