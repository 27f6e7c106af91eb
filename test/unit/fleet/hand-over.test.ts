import { describe, expect, it } from 'vitest';
import { handOver } from '../../../src/fleet/hand-over.ts';
import { recordSale, type SoldSale } from '../../../src/fleet/record-sale.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { SaleDocument } from '../../../src/model/sale.ts';
import { minutes, seconds } from '../../../src/model/units.ts';
import { type FloorRig, floorRig } from '../../support/floor-rig.ts';

const NOON = 12 * 3600e6;

const sold = (basketId: string): SoldSale => ({
  basketId,
  channel: 'store',
  kind: 'sale',
  totals: { gross: 1000, discount: 0, net: 1000 },
  priceSource: 'till',
  offline: true,
  tenders: [],
  coupons: [],
  receipt: 'printed',
});

/** Rings up sales at the tills in turn. */
const sell = (rig: FloorRig, sales: number): void =>
  rig.act((me, floor) => {
    for (let i = 0; i < sales; i++) {
      const till = floor.tills[i % floor.tills.length]!;
      recordSale(me, floor, till, sold(till.nextBasket()));
    }
  });

const withReconnect =
  (reconnect: 'bounded' | 'naive') =>
  (plan: Plan): Plan => ({
    ...plan,
    policies: {
      ...plan.policies,
      sales: {
        ...plan.policies.sales,
        reconnect,
        flushPace_us: seconds(4),
        flushSpread_us: minutes(1),
      },
    },
  });

/** Head office is silent for a time after noon. */
const silentFor =
  (outage_us: number) =>
  (_: unknown, now_us: number): Partial<Outcome<never>> | undefined =>
    now_us < NOON + outage_us ? { kind: 'timeout' } : undefined;

const handedOver = (rig: FloorRig): SaleDocument[] =>
  rig.calls
    .filter((call) => call.operation === 'sales.record')
    .map((c) => c.request as SaleDocument);

describe('handing sales over', () => {
  it('happens at once while there is a line, numbered from 1 without gaps', async () => {
    const rig = await floorRig();
    rig.start('hand-over', handOver);
    sell(rig, 6);
    rig.pass(seconds(2));
    expect(rig.floor.waiting).toBe(0);
    expect(rig.of('document.queued')).toHaveLength(6);
    const recorded = rig.of('document.recorded');
    expect(recorded).toHaveLength(6);
    expect(recorded.every(({ copies, inOrder }) => copies === 1 && inOrder)).toBe(true);
    const [first] = rig.floor.tills;
    const mine = handedOver(rig).filter(({ tillId }) => tillId === first!.id);
    expect(mine.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(rig.happened('queue.flushed')).toBe(0);
    expect(rig.happened('sale.offline')).toBe(6);
  });

  it.each(['bounded', 'naive'] as const)(
    'after an outage brings each document exactly once and in order (%s)',
    async (reconnect) => {
      const change = withReconnect(reconnect);
      const rig = await floorRig({ change, instead: silentFor(minutes(5)) });
      rig.start('hand-over', handOver);
      sell(rig, 12);
      rig.pass(minutes(4));
      expect(rig.of('document.recorded')).toEqual([]);
      expect(rig.floor.waiting).toBe(12);
      rig.pass(minutes(6));
      expect(rig.floor.waiting).toBe(0);
      const recorded = rig.of('document.recorded');
      expect(new Set(recorded.map(({ document }) => document)).size).toBe(12);
      expect(recorded.every(({ copies, inOrder }) => copies === 1 && inOrder)).toBe(true);
      expect(rig.happened('queue.flushed')).toBe(1);
    },
  );

  it('goes at a pace after an outage, or all at once when it is naive', async () => {
    const spread = async (reconnect: 'bounded' | 'naive'): Promise<number> => {
      const change = withReconnect(reconnect);
      const rig = await floorRig({ change, instead: silentFor(minutes(5)) });
      rig.start('hand-over', handOver);
      sell(rig, 30);
      rig.pass(minutes(20));
      const times = rig.of('document.recorded').map(({ at_us }) => at_us);
      expect(times).toHaveLength(30);
      return Math.max(...times) - Math.min(...times);
    };
    expect(await spread('naive')).toBeLessThan(seconds(1));
    expect(await spread('bounded')).toBeGreaterThanOrEqual(seconds(4 * 28));
  });

  it('takes a receipt for another sale for no receipt, and tries again', async () => {
    let isReplayed = true;
    const replayed = { documentId: 'another', basketId: 'b', net: 1, copies: 2, inOrder: true };
    const rig = await floorRig({
      instead: ({ operation }) =>
        operation === 'sales.record' && isReplayed
          ? ({ kind: 'ok', body: replayed } as never)
          : undefined,
    });
    rig.start('hand-over', handOver);
    sell(rig, 1);
    rig.pass(seconds(5));
    expect(rig.of('document.recorded')).toEqual([]);
    expect(rig.floor.waiting).toBe(1);
    isReplayed = false;
    rig.pass(minutes(2));
    expect(rig.of('document.recorded')).toMatchObject([{ copies: 1, inOrder: true }]);
    expect(rig.floor.waiting).toBe(0);
  });

  it('puts aside what head office will never take, and goes on with the rest', async () => {
    const rig = await floorRig({
      instead: ({ request }) =>
        'sequence' in request && request.sequence === 1
          ? ({ kind: 'status', status: 422 } as never)
          : undefined,
    });
    rig.start('hand-over', handOver);
    sell(rig, 6);
    rig.pass(minutes(1));
    expect(rig.of('document.recorded')).toHaveLength(3);
    expect(rig.floor.waiting).toBe(3);
    expect(handedOver(rig)).toHaveLength(6);
    sell(rig, 3);
    rig.pass(seconds(1));
    expect(rig.of('document.recorded')).toHaveLength(6);
  });
});
