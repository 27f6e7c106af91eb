import { describe, expect, it } from 'vitest';
import type { EvaluateRequest } from '../../../src/model/basket.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { SaleDocument } from '../../../src/model/sale.ts';
import { minutes } from '../../../src/model/units.ts';
import { bites } from '../../../src/random/fault-draw.ts';
import { type Hash64, runKey } from '../../../src/random/hash.ts';
import { playScene, type Scene, scenePlan } from '../../support/scene.ts';

const ends = (scene: Scene): readonly string[] => scene.of('basket.ended').map(({ how }) => how);
const documents = (scene: Scene): readonly SaleDocument[] =>
  scene.calls
    .filter(({ operation }) => operation === 'sales.record')
    .map(({ request }) => request as SaleDocument);
const of = (scene: Scene, operation: string): readonly unknown[] =>
  scene.calls.filter((call) => call.operation === operation).map(({ request }) => request);

describe('a return', () => {
  it('gives back what was paid for the pieces, not their list price', async () => {
    const scene = playScene(await scenePlan(), [{}, { purpose: 'return' }]);
    expect(ends(scene)).toEqual(['sold', 'returned']);
    expect(scene.sequence.slice(3)).toEqual(['promotions.return', 'payments.reverse']);
    const [request] = of(scene, 'promotions.return') as EvaluateRequest[];
    const [sold] = scene.of('basket.opened');
    expect(request?.lines.map(({ returnOf }) => returnOf)).toEqual([
      `${sold?.basket}/1`,
      `${sold?.basket}/2`,
    ]);
    expect(scene.of('basket.charged')[1]).toMatchObject({ chargedMinor: -6600 });
    expect(documents(scene)[1]).toMatchObject({
      kind: 'return',
      totals: { gross: -7000, discount: -400, net: -6600 },
    });
    expect(scene.happened.get('sale.return')).toBe(1);
  });

  it('goes by the receipt where the service does not know the sale', async () => {
    const scene = playScene(await scenePlan({}, 'cegid'), [{}, { purpose: 'return' }]);
    expect(scene.of('basket.priced')[1]).toMatchObject({ source: 'till', netMinor: 6600 });
    expect(ends(scene)).toEqual(['sold', 'returned']);
  });

  it('of cash is paid out in cash', async () => {
    const scene = playScene(await scenePlan(), [{ tender: 'cash' }, { purpose: 'return' }]);
    expect(of(scene, 'payments.reverse')).toEqual([]);
    expect(documents(scene)[1]?.tenders).toMatchObject([{ kind: 'cash', amount: -6600 }]);
  });

  it('with nothing sold before is a purchase', async () => {
    const scene = playScene(await scenePlan(), [{ purpose: 'return' }]);
    expect(ends(scene)).toEqual(['sold']);
  });
});

describe('an order to be fetched', () => {
  const pickUp = { purpose: 'pickUp' } as const;

  it('is placed from home, found by head office and handed over', async () => {
    const scene = playScene(await scenePlan(), [pickUp]);
    expect(ends(scene)).toEqual(['sold', 'handedOver']);
    expect(scene.of('basket.opened').map(({ channel, kind }) => [channel, kind])).toEqual([
      ['clickAndCollect', 'sale'],
      ['clickAndCollect', 'pickUp'],
    ]);
    const [asked] = of(scene, 'sales.get') as { basketId: string }[];
    expect(asked?.basketId).toBe(scene.of('basket.opened')[0]?.basket);
    expect(scene.happened.get('sale.pickUp')).toBe(1);
  });

  it('is blocked when head office does not know it', async () => {
    const scene = playScene(await scenePlan(), [pickUp], ({ operation }) =>
      operation === 'sales.get' ? { kind: 'status', status: 404, problem: undefined } : undefined,
    );
    expect(ends(scene)).toEqual(['sold', 'lost']);
    expect(scene.of('issue.began')).toMatchObject([{ kind: 'pickUpBlocked' }]);
    expect(scene.of('sale.lost')).toMatchObject([{ cause: 'pickUpBlocked' }]);
  });

  it('that is cancelled in time gives coupon and money back, and is not fetched', async () => {
    const scene = playScene(await scenePlan(), [{ ...pickUp, coupon: 'TEN', change: 'cancelled' }]);
    expect(ends(scene)).toEqual(['sold', 'cancelled']);
    expect(scene.of('coupon.released')).toHaveLength(1);
    expect(scene.of('payment.ended').map(({ state }) => state)).toEqual([
      'approved',
      'unknown',
      'reversed',
    ]);
    expect(documents(scene).map(({ kind }) => kind)).toEqual(['sale', 'cancellation']);
    expect(of(scene, 'sales.get')).toEqual([]);
  });

  it('that is changed is a new order in place of the old one', async () => {
    const scene = playScene(await scenePlan(), [{ ...pickUp, change: 'changed' }]);
    expect(ends(scene)).toEqual(['sold', 'sold', 'cancelled', 'handedOver']);
    const [first, second] = scene.of('basket.opened');
    const [asked] = of(scene, 'sales.get') as { basketId: string }[];
    expect(asked?.basketId).toBe(second?.basket);
    expect(first?.basket).not.toBe(second?.basket);
  });

  it('that was reserved only is paid at the till', async () => {
    const scene = playScene(await scenePlan(), [{ ...pickUp, reserves: true }]);
    expect(scene.of('basket.opened')).toMatchObject([{ channel: 'clickAndCollect', kind: 'sale' }]);
    expect(ends(scene)).toEqual(['sold']);
    expect(scene.happened.get('sale.reservation')).toBe(1);
  });
});

describe('at the till', () => {
  it('a missing size is ordered from the web shop', async () => {
    const scene = playScene(await scenePlan(), [{ ordersMissingSize: true }]);
    expect(ends(scene)).toEqual(['sold', 'sold']);
    expect(scene.of('basket.opened').map(({ channel }) => channel)).toEqual(['store', 'web']);
    expect(documents(scene)[1]).toMatchObject({ channel: 'web', receipt: 'electronic' });
  });

  it('the same basket is priced for the web shop at the same moment, and agrees', async () => {
    const scene = playScene(await scenePlan(), [{ checksChannel: true }]);
    const [store, web] = of(scene, 'promotions.evaluate') as EvaluateRequest[];
    expect([store?.channel, web?.channel]).toEqual(['store', 'web']);
    expect(web?.pricedAt).toBe(store?.pricedAt);
    expect(web?.requestId).not.toBe(store?.requestId);
    expect(scene.of('basket.pricedElsewhere')).toMatchObject([{ netMinor: 6600 }]);
  });

  it('a price that depends on the channel shows', async () => {
    const promotions = {
      counter: { kind: 'percent', value: 10, channels: ['store'] },
    } as const;
    const scene = playScene(await scenePlan({ promotions, coupons: {} }), [
      { checksChannel: true },
    ]);
    expect(scene.of('basket.priced')[0]?.netMinor).toBe(6300);
    expect(scene.of('basket.pricedElsewhere')[0]?.netMinor).toBe(7000);
  });

  it('the clerk gives an advertised discount by hand to who asks', async () => {
    const promotions = {
      later: {
        kind: 'percent',
        value: 50,
        categories: ['shoes'],
        from: '20:00',
        advertised: true,
      },
    } as const;
    const plan = await scenePlan({ promotions, coupons: {} });
    const scene = playScene(plan, [{ asksForDiscount: true }, {}]);
    expect(scene.of('basket.charged').map(({ chargedMinor }) => chargedMinor)).toEqual([
      5000, 7000,
    ]);
    expect(scene.happened.get('discount.byHand')).toBe(1);
  });
});

describe('a till that goes down', () => {
  const trigger = { kind: 'rate', rate: 0.5, per: 'till' } as const;
  /** A crash that strikes the first till at its first sale, and not the second. */
  const crash = (key: Hash64): FaultPlan => {
    const strikes = (id: string, till: number): boolean =>
      bites(trigger, key, id, `store/0001/till/${till}`, 0);
    const id = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].find(
      (each) => strikes(each, 1) && !strikes(each, 2),
    );
    if (id === undefined) throw new Error('no draw strikes the first till only');
    const [from_us, to_us] = [minutes(720), minutes(740)];
    return { id, kind: 'till/crash', from_us, to_us, scope: {}, trigger, parameters: {} };
  };

  it('sends its shopper to another one', async () => {
    const plan = await scenePlan();
    const scene = playScene({ ...plan, faults: [crash(runKey(plan.seed, 0))] }, [{}]);
    expect(scene.of('basket.opened').map(({ till }) => till)).toEqual(['store/0001/till/2']);
    expect(scene.of('issue.began')).toMatchObject([{ kind: 'tillFrozen' }]);
    expect(scene.of('sale.abnormal')).toMatchObject([{ how: 'atAnotherTill' }]);
    expect(ends(scene)).toEqual(['sold']);
  });

  it('loses her when the other one is down too', async () => {
    const plan = await scenePlan();
    const every = { kind: 'every', count: 1 } as const;
    const dead = { ...crash(runKey(plan.seed, 0)), trigger: every };
    const scene = playScene({ ...plan, faults: [dead] }, [{}]);
    expect(scene.of('sale.lost')).toMatchObject([{ cause: 'tillDown' }]);
    expect(scene.of('basket.charged')).toEqual([]);
  });
});
