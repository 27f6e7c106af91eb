import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/model/operations.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { seconds } from '../../../src/model/units.ts';
import { type FloorRig, faultOf, floorRig } from '../../support/floor-rig.ts';

const called = { latencyWall_us: 0, attempts: 1 };
const GOOD: Outcome<unknown> = { kind: 'ok', status: 200, body: {}, ...called };
const SILENT: Outcome<unknown> = { kind: 'timeout', ...called };

const see = (rig: FloorRig, service: Service, outcome: Outcome<unknown>, times = 1): void =>
  rig.act((me, floor) => {
    for (let i = 0; i < times; i++) floor.line.saw(me, service, outcome);
  });

describe("a store's line", () => {
  it('believes a service down after failures in a row, and tries it with one call at a time', async () => {
    const rig = await floorRig();
    const { line, plan } = rig.floor;
    const { failures, openForWall_us } = plan.policies.payments.breaker!;
    see(rig, 'payments', SILENT, failures - 1);
    expect(line.reaches('payments', rig.kernel.now)).toBe(true);
    see(rig, 'payments', SILENT);
    expect(line.reaches('payments', rig.kernel.now)).toBe(false);
    expect(line.silentSince('payments')).toBe(rig.kernel.now);
    const later = rig.kernel.now + openForWall_us * plan.live.compression;
    expect([line.reaches('payments', later), line.reaches('payments', later)]).toEqual([
      true,
      false,
    ]);
    see(rig, 'payments', GOOD);
    expect(line.reaches('payments', rig.kernel.now)).toBe(true);
    expect(line.silentSince('payments')).toBeUndefined();
    expect(rig.facts).toEqual([]);
  });

  it('learns nothing from an answer that its own client gave', async () => {
    const rig = await floorRig();
    see(rig, 'payments', { ...SILENT, attempts: 0 }, 50);
    expect(rig.floor.line.reaches('payments', rig.kernel.now)).toBe(true);
  });

  it('takes a refusal for a sign of life, and a 5xx for silence', async () => {
    const rig = await floorRig();
    const status = (code: number): Outcome<unknown> => ({
      kind: 'status',
      status: code,
      problem: undefined,
      ...called,
    });
    see(rig, 'payments', status(409), 20);
    expect(rig.floor.line.reaches('payments', rig.kernel.now)).toBe(true);
    see(rig, 'payments', status(503), 20);
    expect(rig.floor.line.reaches('payments', rig.kernel.now)).toBe(false);
  });

  it('is lost when everything is silent, which is an issue until anything answers', async () => {
    const fault = faultOf('net/partition');
    const rig = await floorRig({ faults: [fault] });
    see(rig, 'payments', SILENT, 5);
    expect(rig.floor.line.isLost).toBe(false);
    see(rig, 'sales', SILENT, 5);
    expect(rig.floor.line.isLost).toBe(true);
    expect(rig.of('line.down')).toMatchObject([{ store: rig.floor.store.id, queued: 0 }]);
    expect(rig.of('issue.began')).toMatchObject([{ kind: 'storeOffline', fault: fault.id }]);
    see(rig, 'promotions', SILENT, 9);
    expect(rig.of('line.down')).toHaveLength(1);
    see(rig, 'promotions', GOOD);
    expect(rig.floor.line.isLost).toBe(false);
    expect(rig.of('line.up')).toHaveLength(1);
    rig.pass(seconds(5));
    expect(rig.of('issue.ended').map(({ how }) => how)).not.toContain('clerk');
  });

  it('is not lost while one of the three answers', async () => {
    const rig = await floorRig();
    see(rig, 'payments', SILENT, 5);
    rig.pass(seconds(1));
    see(rig, 'sales', GOOD);
    see(rig, 'promotions', SILENT, 5);
    expect(rig.floor.line.isLost).toBe(false);
  });
});
