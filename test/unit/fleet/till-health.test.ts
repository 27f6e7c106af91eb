import { describe, expect, it } from 'vitest';
import type { Floor } from '../../../src/fleet/floor.ts';
import { tillReaches } from '../../../src/fleet/line.ts';
import { recordSale } from '../../../src/fleet/record-sale.ts';
import { tillReady } from '../../../src/fleet/till-health.ts';
import { wait } from '../../../src/kernel/effects.ts';
import type { Me } from '../../../src/kernel/task.ts';
import type { FaultKind, FaultParameters, FaultPlan } from '../../../src/model/fault-plan.ts';
import { minutes, seconds } from '../../../src/model/units.ts';
import { throughQuantiles } from '../../../src/random/bake.ts';
import { type FloorRig, faultOf, floorRig } from '../../support/floor-rig.ts';

const lasting = (duration_us: number): FaultParameters => ({
  lasts_us: throughQuantiles([
    [0, duration_us],
    [1, duration_us],
  ]),
});

/** One shopper's sale at the first till: asked at its three moments, a second apart. */
function serve(rig: FloorRig, shopper: string): { ready: boolean[]; took_us: number } {
  const seen = { ready: [] as boolean[], took_us: 0 };
  rig.start(shopper, function* (me: Me, floor: Floor) {
    const began_us = me.now;
    for (let moment = 0; moment < 3; moment++) {
      const ready = yield* tillReady(me, floor, floor.tills[0]!);
      seen.ready.push(ready);
      seen.took_us = me.now - began_us;
      if (!ready) return;
      yield* wait(seconds(1));
    }
  });
  rig.pass(minutes(3));
  return seen;
}

const rigWith = (kind: FaultKind, parameters: FaultParameters, rest: Partial<FaultPlan> = {}) =>
  floorRig({ faults: [faultOf(kind, parameters, rest)] });

describe('till/restart', () => {
  it('makes the shopper wait, once for each till, and counts as one', async () => {
    const rig = await rigWith('till/restart', lasting(seconds(60)));
    const first = serve(rig, 'one');
    expect(first.ready).toEqual([true, true, true]);
    expect(first.took_us).toBeGreaterThanOrEqual(seconds(60));
    expect(rig.happened('till.restarted')).toBe(1);
    const others = ['two', 'three', 'four'].map((name) => serve(rig, name));
    expect(others.every(({ took_us }) => took_us < seconds(10))).toBe(true);
    expect(rig.faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
    expect(rig.of('issue.began')).toEqual([]);
  });
});

describe('a fault that strikes a till once', () => {
  it('does so once although another one like it is on, which has its own turn', async () => {
    const never = faultOf('till/restart', lasting(seconds(60)), {
      id: 'never',
      trigger: { kind: 'rate', rate: 0, per: 'till' },
    });
    const others = ['one', 'two'].map((id) =>
      faultOf('till/restart', lasting(seconds(60)), { id }),
    );
    const rig = await floorRig({ faults: [never, ...others] });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) serve(rig, name);
    expect(rig.happened('till.restarted')).toBe(2);
    expect(rig.faults.doses()).toMatchObject([
      { fault: 'never', injected: 0 },
      { fault: 'one', requested: 1, injected: 1 },
      { fault: 'two', requested: 1, injected: 1 },
    ]);
  });
});

describe('till/freeze', () => {
  it('is waited out when it is short', async () => {
    const rig = await rigWith('till/freeze', lasting(seconds(30)));
    expect(serve(rig, 'one').ready).toEqual([true, true, true]);
    expect(rig.of('issue.began')).toEqual([]);
  });

  it('takes the till down when it is long, until it is over', async () => {
    const rig = await rigWith('till/freeze', lasting(minutes(20)));
    expect(serve(rig, 'one').ready).toEqual([false]);
    expect(rig.of('issue.began')).toMatchObject([{ kind: 'tillFrozen', fault: 'till-freeze' }]);
  });
});

describe('till/crash', () => {
  it('strikes at another moment of each sale', async () => {
    const trigger = { kind: 'rate', rate: 1, per: 'basket' } as const;
    const rig = await rigWith('till/crash', lasting(seconds(20)), { trigger });
    const moments = ['one', 'two', 'three'].map((name) => serve(rig, name).ready.length);
    expect(moments).toEqual([1, 2, 3]);
    expect(rig.faults.doses()).toMatchObject([{ requested: 3, injected: 3 }]);
  });

  it('comes up by itself, and its heal brings it up at the latest', async () => {
    const rig = await rigWith('till/crash', lasting(minutes(2)));
    expect(serve(rig, 'one').ready).toEqual([false]);
    expect(rig.happened('till.restarted')).toBe(1);
    expect(serve(rig, 'two').ready).toEqual([true, true, true]);
    const short = await rigWith('till/crash', lasting(minutes(40)), {
      to_us: (12 * 3600e6 + minutes(2)) as FaultPlan['to_us'],
    });
    serve(short, 'one');
    expect(short.floor.tills[0]!.isMute(short.kernel.now)).toBe(false);
  });

  it.each([
    ['keeps the journal', [], 0],
    ['loses what was in memory only, the disk being full', [faultOf('till/disk-full')], 1],
    [
      'keeps what a disk that is not full any more has taken',
      [faultOf('till/disk-full', {}, { to_us: (12 * 3600e6 + minutes(1)) as FaultPlan['to_us'] })],
      0,
    ],
  ])('%s', async (_, others, lost) => {
    const rig = await floorRig({ faults: [faultOf('till/crash'), ...others] });
    rig.act((me, floor) => {
      const totals = { gross: 1, discount: 0, net: 1 };
      const rest = { tenders: [], coupons: [], receipt: 'printed', offline: true } as const;
      const kind = { kind: 'sale', channel: 'store', priceSource: 'till' } as const;
      recordSale(me, floor, floor.tills[0]!, { basketId: 'b', totals, ...rest, ...kind });
    });
    expect(rig.floor.waiting).toBe(1);
    rig.pass(minutes(2));
    expect(serve(rig, 'one').ready).toEqual([false]);
    expect(rig.of('document.lost')).toHaveLength(lost);
    expect(rig.floor.waiting).toBe(1 - lost);
    const full = rig.faults.doses().find(({ fault }) => fault === 'till-disk-full');
    expect(full?.injected ?? 0).toBe(others.length);
  });
});

const STOPS = ['till/restart', 'till/freeze', 'till/crash'] as const;

describe('a till', () => {
  it.each(STOPS)('is struck by %s no more once it heals', async (kind) => {
    const trigger = { kind: 'rate', rate: 1, per: 'basket' } as const;
    const to_us = (12 * 3600e6 + minutes(5)) as FaultPlan['to_us'];
    const rig = await rigWith(kind, lasting(minutes(20)), { trigger, to_us });
    serve(rig, 'one');
    expect(rig.faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
    // What takes longer than the fault is over with it.
    rig.pass(minutes(3));
    for (const name of ['two', 'three', 'four']) {
      const { ready, took_us } = serve(rig, name);
      expect([name, ready, took_us]).toEqual([name, [true, true, true], seconds(2)]);
    }
    expect(rig.faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
  });
});

describe('till/offline', () => {
  it('cuts one till off, not its store, until it heals', async () => {
    const to_us = (12 * 3600e6 + minutes(10)) as FaultPlan['to_us'];
    const rig = await rigWith('till/offline', {}, { to_us });
    expect(serve(rig, 'one').ready).toEqual([true, true, true]);
    const { floor } = rig;
    const [first, second] = floor.tills;
    expect(tillReaches(floor, first!, 'payments', rig.kernel.now)).toBe(false);
    expect(tillReaches(floor, second!, 'payments', rig.kernel.now)).toBe(true);
    expect(rig.faults.doses()).toMatchObject([{ injected: 1 }]);
    rig.pass(minutes(10));
    expect(tillReaches(floor, first!, 'payments', rig.kernel.now)).toBe(true);
  });
});
