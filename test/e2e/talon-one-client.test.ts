import * as TalonOne from 'talon_one';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import { TALON_ONE_KEY, talonOne } from '../../mocks/promotions/talon-one/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

const now_ms = (): number => Date.UTC(2026, 10, 27, 14);
const world = new World({ seed: 1, promotions: DEMO_RULES, coupons: DEMO_COUPONS, now_ms });
const client = TalonOne.ApiClient.instance;
const api = new TalonOne.IntegrationApi();
let served: Listening;
beforeAll(async () => {
  served = await serveApi(talonOne, world);
  client.basePath = served.url;
  Object.assign(client.authentications.api_key_v1, {
    apiKey: TALON_ONE_KEY,
    apiKeyPrefix: 'ApiKey-v1',
  });
});
afterAll(() => served.close());

const coats = (state: string, couponCodes: readonly string[] = []) =>
  TalonOne.IntegrationRequest.constructFromObject(
    {
      customerSession: {
        profileId: 'L1',
        state,
        couponCodes,
        cartItems: [{ name: 'Coat', sku: 'COAT-1', quantity: 3, price: 33.33, category: 'coats' }],
      },
      responseContent: ['customerSession', 'customerProfile', 'coupons'],
    },
    undefined,
  );
interface Seen {
  readonly effectType: string;
  readonly props: Readonly<Record<string, unknown>>;
}
const kinds = (effects: readonly Seen[]): string[] => [
  ...new Set(effects.map(({ effectType }) => effectType)),
];

it('prices a session, redeems its coupon when it is closed, and gives it back', async () => {
  const open = await api.updateCustomerSessionV2('S1', coats('open', ['BF20', 'NONE']), {});
  expect(open.customerSession.state).toBe('open');
  const effects: readonly Seen[] = open.effects;
  expect(kinds(effects)).toEqual([
    'acceptCoupon',
    'rejectCoupon',
    'setDiscountPerItem',
    'addLoyaltyPoints',
  ]);
  expect(effects[1]?.props).toMatchObject({ value: 'NONE', rejectionReason: 'CouponNotFound' });
  const cents = effects
    .filter(({ effectType }) => effectType === 'setDiscountPerItem')
    .reduce((sum, { props }) => sum + Math.round(Number(props['value']) * 100), 0);
  // 99.99 less 30 % is 69.99; less 20 % with the coupon 55.99: 44.00 off.
  expect(cents).toBe(4400);
  expect(open.customerSession.total).toBe(55.99);
  expect(world.promotions.coupons.redeemed('BF20')).toBe(0);

  const closed = await api.updateCustomerSessionV2('S1', coats('closed', ['BF20']), {});
  expect(closed.customerSession.state).toBe('closed');
  expect(closed.coupons[0]).toMatchObject({ value: 'BF20', usageCounter: 1 });

  const body = { customerSession: { state: 'cancelled' }, responseContent: ['customerSession'] };
  const undone = await api.updateCustomerSessionV2('S1', body, {});
  expect(kinds(undone.effects)).toEqual([
    'rollbackCoupon',
    'rollbackDiscount',
    'rollbackAddedLoyaltyPoints',
  ]);
  expect(world.promotions.coupons.redeemed('BF20')).toBe(0);
});

it('keeps nothing of a dry run', async () => {
  const priced = await api.updateCustomerSessionV2('S2', coats('closed'), { dry: true });
  expect(priced.customerSession.total).toBe(69.99);
  const known = await fetch(`${served.url}/v2/customer_sessions/S2`, {
    headers: { authorization: `ApiKey-v1 ${TALON_ONE_KEY}` },
  });
  expect(known.status).toBe(404);
});

it('updates a profile, reserves a coupon for it, and gives the reservation up', async () => {
  const profile = { attributes: { Tier: 'gold' }, responseContent: ['customerProfile'] };
  const updated = await api.updateCustomerProfileV2('L7', profile, {});
  expect(updated.customerProfile.attributes).toEqual({ Tier: 'gold' });
  const holders = TalonOne.CouponReservations.constructFromObject(
    { integrationIDs: ['L7'] },
    undefined,
  );
  const coupon = await api.createCouponReservation('BF20', holders);
  expect(coupon.value).toBe('BF20');
  const inventory = await api.getCustomerInventory('L7', { coupons: true });
  expect(inventory.coupons.map(({ value }: { value: string }) => value)).toEqual(['BF20']);
  expect(await api.getReservedCustomers('BF20')).toMatchObject({
    totalResultSize: 1,
    data: [{ integrationId: 'L7', attributes: { Tier: 'gold' } }],
  });
  await api.deleteCouponReservation('BF20', holders);
  const after = await api.getCustomerInventory('L7', { coupons: true });
  expect(after.coupons).toEqual([]);
});

it('rejects with the error whose body holds the title and the details', async () => {
  await api.updateCustomerSessionV2('S3', coats('closed'), {});
  const again = api.updateCustomerSessionV2('S3', coats('open'), {});
  await expect(again).rejects.toMatchObject({
    status: 400,
    response: { body: { StatusCode: 400, errors: [{ title: 'Invalid session state' }] } },
  });
  client.authentications.api_key_v1.apiKey = 'wrong';
  const refused = api.updateCustomerSessionV2('S4', coats('open'), {});
  await expect(refused).rejects.toMatchObject({ status: 401 });
  client.authentications.api_key_v1.apiKey = TALON_ONE_KEY;
});

it('returns pieces by fetch: the client (4.3.0) is older than that endpoint', async () => {
  await api.updateCustomerSessionV2('S5', coats('closed'), {});
  const back = await fetch(`${served.url}/v2/customer_sessions/S5/returns`, {
    method: 'POST',
    headers: {
      authorization: `ApiKey-v1 ${TALON_ONE_KEY}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ return: { returnedCartItems: [{ position: 0, quantity: 1 }] } }),
  });
  expect(await back.json()).toMatchObject({
    customerSession: { state: 'partially_returned', cartItems: [{ remainingQuantity: 2 }] },
    effects: [{ effectType: 'rollbackDiscount', props: { value: 10 } }],
  });
});
