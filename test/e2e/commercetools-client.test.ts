import { createApiBuilderFromCtpClient } from '@commercetools/platform-sdk';
import { ClientBuilder } from '@commercetools/ts-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commercetools } from '../../mocks/promotions/commercetools/api.ts';
import { COMMERCETOOLS_CLIENT } from '../../mocks/promotions/commercetools/tokens.ts';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

const now_ms = (): number => Date.UTC(2026, 10, 27, 14);
const world = new World({ seed: 1, promotions: DEMO_RULES, coupons: DEMO_COUPONS, now_ms });
let served: Listening;
let api: ReturnType<typeof project>;

function project(host: string, clientSecret: string = COMMERCETOOLS_CLIENT.clientSecret) {
  const client = new ClientBuilder()
    .withClientCredentialsFlow({
      host,
      projectKey: 'shop',
      credentials: { ...COMMERCETOOLS_CLIENT, clientSecret },
      scopes: ['manage_project:shop'],
      httpClient: fetch,
    })
    .withHttpMiddleware({ host, httpClient: fetch })
    .build();
  return createApiBuilderFromCtpClient(client).withProjectKey({ projectKey: 'shop' });
}

beforeAll(async () => {
  served = await serveApi(commercetools, world);
  api = project(served.url);
});
afterAll(() => served.close());

const coats = (discountCodes: string[] = []) => ({
  currency: 'EUR',
  lineItems: [
    {
      sku: 'COAT-1',
      quantity: 3,
      externalPrice: { currencyCode: 'EUR', centAmount: 3333 },
      custom: { type: { typeId: 'type' as const, key: 'line' }, fields: { categories: 'coats' } },
    },
  ],
  discountCodes,
});
const make = async (discountCodes: string[] = []) =>
  (
    await api
      .carts()
      .post({ body: coats(discountCodes) })
      .execute()
  ).body;

it('prices a cart piece by piece, to the cent', async () => {
  const cart = await make(['BF20']);
  expect(cart.discountCodes.map(({ state }) => state)).toEqual(['MatchesCart']);
  // 99.99 less 30 % is 69.99; less 20 % is 55.99.
  expect(cart.totalPrice.centAmount).toBe(5599);
  const [line] = cart.lineItems;
  const paid = (line?.discountedPricePerQuantity ?? []).reduce(
    (sum, { quantity, discountedPrice }) => sum + quantity * discountedPrice.value.centAmount,
    0,
  );
  expect(paid).toBe(5599);
  for (const { discountedPrice } of line?.discountedPricePerQuantity ?? []) {
    const off = discountedPrice.includedDiscounts.reduce(
      (sum, { discountedAmount }) => sum + discountedAmount.centAmount,
      0,
    );
    expect(3333 - off).toBe(discountedPrice.value.centAmount);
  }
});

it('adds and takes away a code by actions, and refuses a change of an old version', async () => {
  const cart = await make();
  const at = api.carts().withId({ ID: cart.id });
  const add = { version: cart.version, actions: [{ action: 'addDiscountCode', code: 'BF20' }] };
  const { body: coded } = await at.post({ body: add as never }).execute();
  expect(coded).toMatchObject({ version: 2, totalPrice: { centAmount: 5599 } });
  await expect(at.post({ body: add as never }).execute()).rejects.toMatchObject({
    statusCode: 409,
    body: { errors: [{ code: 'ConcurrentModification', currentVersion: 2 }] },
  });
  const [code] = coded.discountCodes;
  const actions = [
    { action: 'removeDiscountCode' as const, discountCode: code?.discountCode ?? never() },
  ];
  const { body: bare } = await at.post({ body: { version: 2, actions } }).execute();
  expect(bare).toMatchObject({ discountCodes: [], totalPrice: { centAmount: 6999 } });
});

it('says that a code does not exist', async () => {
  await expect(make(['NONE'])).rejects.toMatchObject({
    statusCode: 400,
    body: { errors: [{ code: 'DiscountCodeNonApplicable', reason: 'DoesNotExist' }] },
  });
});

it('orders a cart once, takes a piece back, cancels the order', async () => {
  const cart = await make(['BF20']);
  const body = {
    cart: { typeId: 'cart' as const, id: cart.id },
    version: cart.version,
    orderNumber: 'N1',
  };
  const { body: order } = await api.orders().post({ body }).execute();
  expect(order).toMatchObject({ orderState: 'Open', totalPrice: { centAmount: 5599 } });
  expect(world.promotions.coupons.redeemed('BF20')).toBe(1);
  await expect(api.orders().post({ body }).execute()).rejects.toMatchObject({
    body: { errors: [{ code: 'DuplicateField', field: 'orderNumber' }] },
  });
  const at = api.orders().withOrderNumber({ orderNumber: 'N1' });
  const lineItemId = order.lineItems[0]?.id ?? '';
  const items = [{ lineItemId, quantity: 1, shipmentState: 'Returned' as const }];
  const { body: back } = await at
    .post({ body: { version: 1, actions: [{ action: 'addReturnInfo', items }] } })
    .execute();
  expect(back.returnInfo).toMatchObject([{ items: [{ lineItemId, quantity: 1 }] }]);
  const actions = [{ action: 'changeOrderState' as const, orderState: 'Cancelled' }];
  const { body: gone } = await at.post({ body: { version: 2, actions } }).execute();
  expect(gone.orderState).toBe('Cancelled');
  expect(world.promotions.coupons.redeemed('BF20')).toBe(0);
});

it('finds a code by a predicate, and nothing by one that is not there', async () => {
  const find = (where: string) => api.discountCodes().get({ queryArgs: { where } }).execute();
  expect((await find('code="BF20"')).body.results).toMatchObject([{ maxApplications: 5000 }]);
  expect((await find('code="NONE"')).body.results).toEqual([]);
});

it('gets no token for a wrong secret', async () => {
  const stranger = project(served.url, 'wrong');
  await expect(stranger.carts().get().execute()).rejects.toMatchObject({ statusCode: 401 });
});

function never(): never {
  throw new Error('the cart has no discount code');
}
