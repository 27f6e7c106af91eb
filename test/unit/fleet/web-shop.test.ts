import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import type { SaleDocument } from '../../../src/model/sale.ts';
import { playScene, type Says, scenePlan } from '../../support/scene.ts';

/** The plan's web shop alone. */
async function webPlan(): Promise<Plan> {
  const plan = await scenePlan({ webShop: { ordersPerDay: 1000 } });
  return { ...plan, stores: plan.stores.filter(({ channel }) => channel === 'web') };
}

const PATIENT = { webPatience_us: 30e6 };

describe('the web shop', () => {
  it('is a store of the plan that nobody queues in, open around the clock', async () => {
    const plan = await scenePlan({ webShop: { ordersPerDay: 1000 } });
    const [, web] = plan.stores;
    expect(web).toMatchObject({ id: '9001', channel: 'web', opens_us: 0, closes_us: 86_400e6 });
    expect(plan.webShop?.tenders.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it.each([
    ['card', ['payments.authorise']],
    ['wallet', ['payments.authorise']],
    ['giftCard', ['payments.authorise']],
    ['bankTransfer', []],
    ['cashOnDelivery', []],
  ] as const)('sells for %s', async (tender, payments) => {
    const scene = playScene(await webPlan(), [{ tender }]);
    expect(scene.sequence).toEqual(['promotions.evaluate', ...payments, 'promotions.commit']);
    const record = scene.calls.find(({ operation }) => operation === 'sales.record');
    expect(record?.request as SaleDocument).toMatchObject({
      channel: 'web',
      receipt: 'electronic',
      tenders: [{ kind: tender, amount: 6600 }],
    });
    expect(scene.happened.get('sale.web')).toBe(1);
    expect(scene.happened.get(`sale.${tender}`)).toBe(1);
    expect(scene.of('receipt.printed')).toEqual([]);
  });

  it('asks for the same price as the tills do', async () => {
    const [web, store] = [
      playScene(await webPlan(), [{ coupon: 'TEN' }]),
      playScene(await scenePlan(), [{ coupon: 'TEN' }]),
    ];
    expect(web.of('basket.priced')[0]?.netMinor).toBe(store.of('basket.priced')[0]?.netMinor);
  });

  const dead =
    (operation: string): Says =>
    (call) =>
      call.operation === operation ? { kind: 'refused' } : undefined;

  it.each(['promotions.evaluate', 'payments.authorise'])(
    'loses who is out of patience when %s fails',
    async (operation) => {
      const scene = playScene(await webPlan(), [{ ...PATIENT, tender: 'card' }], dead(operation));
      expect(scene.of('sale.lost')).toMatchObject([{ cause: 'webShopUnavailable', till: null }]);
      expect(scene.calls.filter((call) => call.operation === operation).length).toBeGreaterThan(3);
      expect(scene.of('basket.ended')).toMatchObject([{ how: 'lost' }]);
    },
  );

  it('sells to who tries again when it is back', async () => {
    const scene = playScene(await webPlan(), [{ ...PATIENT, tender: 'card' }], (call, nth) =>
      call.operation === 'promotions.evaluate' && nth < 2 ? { kind: 'timeout' } : undefined,
    );
    expect(scene.of('basket.ended')).toMatchObject([{ how: 'sold' }]);
  });
});
