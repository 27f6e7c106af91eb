import { describe, expect, it } from 'vitest';
import { ringUp } from '../../../src/fleet/double-scan.ts';
import type { Floor } from '../../../src/fleet/floor.ts';
import { priceLocally } from '../../../src/fleet/local-price.ts';
import type { Me } from '../../../src/kernel/task.ts';
import type { BasketLine, EvaluateRequest } from '../../../src/model/basket.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Plan, PromotionRule } from '../../../src/model/plan.ts';
import { hours, minutes, us } from '../../../src/model/units.ts';
import { Calculator } from '../../../src/pricing/calculator.ts';
import { compileRules } from '../../../src/pricing/rule-book.ts';
import { type FloorRig, faultOf, floorRig } from '../../support/floor-rig.ts';

const LINE: BasketLine = {
  lineId: '1',
  sku: 's',
  categories: ['shoes'],
  quantity: 1,
  unitPrice: 1000,
  discountable: true,
};

const flash: PromotionRule = {
  id: 'flash',
  name: 'flash',
  kind: 'percent',
  value: 50,
  categories: ['shoes'],
  from_us: us(hours(12) + minutes(10)),
  priority: 9,
  stacking: 'exclusive',
  advertised: false,
};

const change = (plan: Plan): Plan => ({
  ...plan,
  promotions: [...plan.promotions, flash],
  coupons: [{ code: 'HELD', to_us: us(hours(12) + minutes(5)) }],
});

const request = (floor: Floor, minute: string, coupons: string[] = []): EvaluateRequest => ({
  requestId: 'r',
  mode: 'preview',
  basketId: 'b',
  storeId: floor.store.id,
  tillId: floor.tills[0]!.id,
  channel: 'store',
  currency: 'EUR',
  pricedAt: `2026-11-27T${minute}:00Z`,
  coupons,
  manualDiscounts: [],
  lines: [LINE],
});

const price = (rig: FloorRig, minute: string, lines = [LINE]) => {
  const { reply, source } = priceLocally(rig.floor, rig.floor.tills[0]!, {
    ...request(rig.floor, minute),
    lines,
  });
  return [reply.totals.net, source];
};

describe('a till that prices by itself', () => {
  it('says what the service says, rule by rule and at the same instants', async () => {
    const rig = await floorRig({ change });
    const { promotions } = rig.floor.plan;
    const service = new Calculator(compileRules(promotions), {
      has: () => false,
      refusal: () => null,
    });
    for (const minute of ['12:00', '12:10', '12:59']) {
      const said = service.price(request(rig.floor, minute)).totals.net;
      expect(price(rig, minute)).toEqual([said, 'till']);
    }
    expect(rig.happened('price.local')).toBe(3);
  });

  it('misses rules that began since a stale catalogue was made', async () => {
    const fault = faultOf('promo/stale-catalogue', { age_us: us(hours(1)) });
    const rig = await floorRig({ change, faults: [fault] });
    expect(price(rig, '12:00')).toEqual([700, 'till']);
    rig.pass(minutes(11));
    expect(price(rig, '12:11')).toEqual([700, 'staleTill']);
    expect(rig.happened('price.stale')).toBe(1);
    expect(rig.faults.doses()).toMatchObject([{ fault: fault.id, requested: 2, injected: 2 }]);
    rig.pass(minutes(50));
    expect(price(rig, '13:01')).toEqual([500, 'till']);
  });

  it('has a price from before only where the rules it misses would change it', async () => {
    const fault = faultOf('promo/stale-catalogue', { age_us: us(hours(1)) });
    const rig = await floorRig({ change, faults: [fault] });
    rig.pass(minutes(11));
    const shirt = { ...LINE, categories: ['shirts'] };
    expect(price(rig, '12:11', [shirt])).toEqual([1000, 'till']);
    expect(price(rig, '12:11', [shirt, { ...LINE, lineId: '2' }])).toEqual([1700, 'staleTill']);
    expect(rig.happened('price.stale')).toBe(1);
  });

  it('has a price from before where its clock is slow', async () => {
    const fault = faultOf('time/skew', { offset_us: us(-minutes(30)) });
    const rig = await floorRig({ change, faults: [fault] });
    rig.pass(minutes(5));
    expect(price(rig, '11:35')).toEqual([700, 'till']);
    rig.pass(minutes(15));
    expect(price(rig, '11:50')).toEqual([700, 'staleTill']);
    rig.pass(minutes(25));
    expect(price(rig, '12:15')).toEqual([500, 'till']);
  });

  it('holds what it knew when the store lost its line, and learns it when it is back', async () => {
    const rig = await floorRig({ change });
    const silent: Outcome<unknown> = { kind: 'timeout', latencyWall_us: 0, attempts: 1 };
    const saw = (outcome: Outcome<unknown>, times: number): void =>
      rig.act((me, floor) => {
        for (let i = 0; i < times; i++) floor.line.saw(me, 'promotions', outcome);
      });
    saw(silent, 5);
    rig.pass(minutes(11));
    expect(price(rig, '12:11')).toEqual([700, 'staleTill']);
    saw({ kind: 'ok', status: 200, body: {}, latencyWall_us: 0, attempts: 1 }, 1);
    expect(price(rig, '12:11')).toEqual([500, 'till']);
  });

  it('takes coupons at face value while they hold', async () => {
    const rig = await floorRig({ change });
    const coupons = (minute: string) =>
      priceLocally(rig.floor, rig.floor.tills[0]!, request(rig.floor, minute, ['HELD', 'NONE']))
        .reply.coupons;
    expect(coupons('12:00').map(({ reason }) => reason)).toEqual(['campaignInactive', 'notFound']);
    expect(coupons('12:06').map(({ reason }) => reason)).toEqual(['expired', 'notFound']);
  });
});

describe('scanner/double-scan', () => {
  const trigger = { kind: 'every', count: 2 } as const;

  it('rings a piece up twice, seen and taken back or charged, in its dose', async () => {
    const rig = await floorRig({ faults: [faultOf('scanner/double-scan', {}, { trigger })] });
    const pieces: number[] = [];
    rig.start('scans', function* (me: Me, floor: Floor) {
      for (let scan = 0; scan < 40; scan++) {
        const lines = yield* ringUp(me, floor, floor.tills[0]!, [LINE], scan);
        pieces.push(lines[0]!.quantity);
      }
    });
    rig.pass(minutes(20));
    const charged = pieces.filter((quantity) => quantity === 2).length;
    expect(charged).toBeGreaterThan(2);
    expect(charged).toBeLessThan(18);
    expect(rig.faults.doses()).toMatchObject([{ requested: 40, injected: 20 }]);
    const began = rig.of('issue.began');
    expect(began.length).toBeGreaterThan(0);
    expect(began[0]).toMatchObject({ kind: 'priceMismatch', fault: 'scanner-double-scan' });
  });

  it('is over when it heals', async () => {
    const rig = await floorRig({ faults: [faultOf('scanner/double-scan', {}, { trigger })] });
    rig.pass(hours(1));
    let rung: readonly BasketLine[] = [];
    rig.start('scan', function* (me: Me, floor: Floor) {
      rung = yield* ringUp(me, floor, floor.tills[0]!, [LINE], 1);
    });
    expect(rung).toEqual([LINE]);
    expect(rig.faults.doses()).toEqual([]);
  });
});
