import { afterAll, beforeAll, expect, it } from 'vitest';
import { D365_CLIENT, d365Commerce } from '../../mocks/promotions/d365/api.ts';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

const now_ms = (): number => Date.UTC(2026, 10, 27, 14);
const world = new World({ seed: 1, promotions: DEMO_RULES, coupons: DEMO_COUPONS, now_ms });
let served: Listening;
let token = '';
beforeAll(async () => {
  served = await serveApi(d365Commerce, world);
  const answer = await fetch(`${served.url}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: D365_CLIENT.clientId,
      client_secret: D365_CLIENT.clientSecret,
    }),
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
});
afterAll(() => served.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${served.url}/Commerce${path}?api-version=7.3`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      OUN: '128',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const line = {
  ProductId: 5637148281,
  ItemId: 'COAT-1',
  Quantity: 3,
  Price: 33.33,
  UnitOfMeasureSymbol: 'EA',
  EntryMethodTypeValue: 5,
  ExtensionProperties: [{ Key: 'categories', Value: { StringValue: 'coats' } }],
};

it('sells a cart with a coupon, by the calls of the public examples', async () => {
  const made = await post('/Carts', { Id: '' });
  expect(made.status).toBe(201);
  const at = `/Carts('${String(made.body['Id'])}')`;
  const filled = await post(`${at}/AddCartLines`, { cartLines: [line], cartVersion: 1 });
  expect(filled.body).toMatchObject({ NetPrice: 99.99, DiscountAmount: 30, TotalAmount: 69.99 });
  const coded = await post(`${at}/AddCoupons`, { couponCodes: ['BF20'] });
  expect(coded.body).toMatchObject({
    TotalAmount: 55.99,
    CartLines: [
      {
        DiscountLines: [
          { OfferId: 'BF-COATS', EffectiveAmount: 30, Percentage: 30 },
          { OfferId: 'BF-COUPON', DiscountCode: 'BF20', EffectiveAmount: 14 },
        ],
      },
    ],
  });
  const tender = { 'Amount@odata.type': '#Decimal', Currency: 'EUR', TenderTypeId: '3' };
  const short = await post(`${at}/Checkout`, { cartTenderLines: [{ ...tender, Amount: 1 }] });
  expect(short.status).toBe(400);
  const paid = await post(`${at}/Checkout`, {
    receiptEmail: 'shopper@example.com',
    cartTenderLines: [{ ...tender, Amount: 55.99 }],
    cartVersion: coded.body['Version'],
  });
  expect(paid.body).toMatchObject({ AmountDue: 0, TotalAmount: 55.99 });
  expect(world.promotions.coupons.redeemed('BF20')).toBe(1);
  expect((await post(`${at}/AddCoupons`, { couponCodes: [] })).status).toBe(404);
});

it('prices a sales document and keeps nothing of it', async () => {
  const salesDocument = { Id: 'D1', CartLines: [line], Coupons: [{ Code: 'BF20' }] };
  const priced = await post('/Carts/CalculateSalesDocument', { salesDocument });
  expect(priced.body).toMatchObject({ Id: 'D1', TotalAmount: 55.99, TaxAmount: 0 });
  expect((await post("/Carts('D1')/AddCoupons", { couponCodes: [] })).status).toBe(404);
});

it('refuses a coupon nobody knows, an old version, and callers without token or OUN', async () => {
  const made = await post('/Carts', { Id: 'C2', CartLines: [line] });
  const refused = await post("/Carts('C2')/AddCoupons", { couponCodes: ['NONE'] });
  expect(JSON.stringify(refused.body)).toContain(
    'Microsoft_Dynamics_Commerce_Runtime_InvalidCouponCode',
  );
  const version = Number(made.body['Version']) + 5;
  const old = await post("/Carts('C2')/AddCartLines", { cartLines: [line], cartVersion: version });
  expect(old.status).toBe(400);
  const stranger = await post('/Carts', {}, { authorization: 'Bearer wrong' });
  expect(stranger.status).toBe(401);
  const nowhere = await fetch(`${served.url}/Commerce/Carts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  expect([nowhere.status, await nowhere.text()]).toEqual([400, expect.stringContaining('OUN')]);
});
