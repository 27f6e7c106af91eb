import { describe, expect, it } from 'vitest';
import { ActiveFaults, type Encounter } from '../../../src/faults/active-faults.ts';
import type { FaultKind, FaultPlan, FaultTrigger } from '../../../src/model/fault-plan.ts';
import { us } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';

const KEY = runKey(7, 0);
const ALWAYS: FaultTrigger = { kind: 'rate', rate: 1, per: 'request' };

const fault = (id: string, kind: FaultKind, more: Partial<FaultPlan> = {}): FaultPlan => ({
  id,
  kind,
  from_us: us(100),
  to_us: us(200),
  scope: {},
  trigger: ALWAYS,
  parameters: {},
  ...more,
});

const met = (ordinal: number, more: Partial<Encounter> = {}): Encounter => ({
  store: '0001',
  device: 'store/0001/till/1',
  ordinal,
  ...more,
});

describe('ActiveFaults', () => {
  it('counts `first` and `every` from what a device meets while the fault is on', () => {
    const faults = new ActiveFaults(
      [
        fault('first', 'net/refuse', { trigger: { kind: 'first', count: 2 } }),
        fault('every', 'printer/offline', { trigger: { kind: 'every', count: 3 } }),
      ],
      KEY,
    );
    // The device has made seventy requests before.
    const struck = [0, 1, 2, 3].map((i) => faults.breakage(150, met(70 + i)) !== undefined);
    expect(struck).toEqual([true, true, false, false]);
    const other = met(3, { device: 'store/0001/till/2' });
    expect(faults.breakage(150, other)).toBeDefined();
    const printed = [0, 1, 2, 3, 4, 5].map((i) =>
      faults.strike('printer/offline', 150, met(40 + i)),
    );
    expect(printed.map((one) => one !== undefined)).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it('shares the draw of a sale among its requests', () => {
    const trigger: FaultTrigger = { kind: 'rate', rate: 0.5, per: 'basket' };
    const faults = new ActiveFaults([fault('half', 'net/reset', { trigger })], KEY);
    const struck = Array.from({ length: 200 }, (_, i) => {
      const basket = `b${i >> 1}`;
      return faults.breakage(150, met(i, { basket })) !== undefined;
    });
    for (let i = 0; i < 200; i += 2) expect(struck[i]).toBe(struck[i + 1]);
    const share = struck.filter(Boolean).length / 200;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  it('breaks an attempt once, by the first network fault that bites, and never by latency', () => {
    const faults = new ActiveFaults(
      [fault('reset', 'net/reset'), fault('late', 'net/latency'), fault('refuse', 'net/refuse')],
      KEY,
    );
    expect(faults.breakage(150, met(0))?.id).toBe('refuse');
    expect(faults.doses()).toEqual([{ fault: 'refuse', requested: 1, injected: 1, observed: 0 }]);
  });

  it('heals at its end', () => {
    const faults = new ActiveFaults([fault('refuse', 'net/refuse')], KEY);
    expect([99, 100, 199, 200].map((at) => faults.breakage(at, met(0)) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('keeps requested, injected and observed apart; who was not met has no dose', () => {
    const trigger: FaultTrigger = { kind: 'every', count: 2 };
    const faults = new ActiveFaults(
      [fault('some', 'net/reset', { trigger }), fault('other', 'http/status')],
      KEY,
    );
    for (let i = 0; i < 10; i++) if (faults.breakage(150, met(i)) && i < 6) faults.saw('some');
    expect(faults.doses()).toEqual([{ fault: 'some', requested: 10, injected: 5, observed: 3 }]);
    faults.saw('other');
    expect(faults.doses()[1]).toEqual({ fault: 'other', requested: 0, injected: 0, observed: 1 });
  });
});
