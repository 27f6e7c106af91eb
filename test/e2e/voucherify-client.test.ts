import { VoucherifyServerSide } from '@voucherify/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import { VOUCHERIFY_KEYS, voucherify } from '../../mocks/promotions/voucherify/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

let clock_ms = Date.UTC(2026, 10, 27, 14);
const coupons = [...DEMO_COUPONS, { code: 'LAST-ONE', limit: 1 }];
const [welcome] = DEMO_RULES.filter(({ coupon }) => coupon === 'WELCOME5');
if (welcome === undefined) throw new Error('the demonstration has no WELCOME5');
const promotions = [...DEMO_RULES, { ...welcome, id: 'LAST', coupon: 'LAST-ONE' }];
const world = new World({ seed: 1, promotions, coupons, now_ms: () => clock_ms });
let served: Listening;
let client: ReturnType<typeof VoucherifyServerSide>;
beforeAll(async () => {
  served = await serveApi(voucherify, world);
  client = VoucherifyServerSide({ ...VOUCHERIFY_KEYS, apiUrl: served.url });
});
afterAll(() => served.close());

const order = (source_id: string) => ({
  source_id,
  amount: 9999,
  items: [{ source_id: 'COAT-1', product_id: 'coats', quantity: 3, price: 3333, amount: 9999 }],
});
const customer = { source_id: 'L1' };
const voucher = (id: string) => ({ object: 'voucher', id }) as const;
const tier = (id: string) => ({ object: 'promotion_tier', id }) as const;

it('asks what qualifies, validates it with a voucher, redeems both, rolls both back', async () => {
  const offered = await client.qualifications.checkEligibility({
    order: order('O1'),
    customer,
    options: { limit: 50 },
  });
  expect(offered.redeemables.data.map(({ id }) => id)).toEqual(['BF-COATS']);
  const redeemables = [tier('BF-COATS'), voucher('BF20')];
  const checked = await client.validations.validateStackable({
    redeemables,
    order: order('O1'),
    customer,
  });
  expect(checked).toMatchObject({
    valid: true,
    redeemables: [{ status: 'APPLICABLE' }, { status: 'APPLICABLE' }],
    // 99.99 less 30 % is 69.99, less 20 % is 55.99.
    order: { total_discount_amount: 4400, total_amount: 5599 },
  });
  const sold = await client.redemptions.redeemStackable({
    redeemables,
    order: order('O1'),
    customer,
  });
  expect(sold.redemptions.map(({ result }) => result)).toEqual(['SUCCESS', 'SUCCESS']);
  expect(world.promotions.coupons.redeemed('BF20')).toBe(1);
  const back = await client.redemptions.rollbackStackable(sold.parent_redemption.id, {});
  expect(back.rollbacks).toHaveLength(2);
  expect(world.promotions.coupons.redeemed('BF20')).toBe(0);
  await expect(
    client.redemptions.rollbackStackable(sold.parent_redemption.id, {}),
  ).rejects.toMatchObject({ code: 400, key: 'already_rolled_back' });
});

it('rolls a single redemption back by the older call', async () => {
  const redeemables = [voucher('BF20')];
  const sold = await client.redemptions.redeemStackable({ redeemables, order: order('O2') });
  const [only] = sold.redemptions;
  const back = await client.redemptions.rollback(only?.id ?? '');
  expect(back).toMatchObject({ object: 'redemption_rollback', result: 'SUCCESS' });
  expect(world.promotions.coupons.redeemed('BF20')).toBe(0);
});

it('says what is wrong with a voucher, in the result or as the error the client throws', async () => {
  const redeemables = [voucher('NONE'), voucher('BF20')];
  const checked = await client.validations.validateStackable({ redeemables, order: order('O3') });
  expect(checked).toMatchObject({
    valid: false,
    redeemables: [{ status: 'INAPPLICABLE', id: 'NONE', result: { error: { key: 'not_found' } } }],
  });
  await expect(
    client.redemptions.redeemStackable({ redeemables, order: order('O3') }),
  ).rejects.toMatchObject({ code: 404, key: 'not_found' });
  expect(world.promotions.coupons.redeemed('BF20')).toBe(0);
});

it('holds a voucher for a session until its time is up', async () => {
  const redeemables = [voucher('LAST-ONE')];
  const session = { type: 'LOCK', key: 'till-1', ttl: 7, ttl_unit: 'MINUTES' } as const;
  const hold = { redeemables, order: order('O4'), session };
  expect((await client.validations.validateStackable(hold)).session?.key).toBe('till-1');
  const other = { redeemables, order: order('O5') };
  expect(await client.validations.validateStackable(other)).toMatchObject({
    valid: false,
    redeemables: [{ result: { error: { key: 'quantity_exceeded' } } }],
  });
  expect(await client.validations.validateStackable(hold)).toMatchObject({ valid: true });
  clock_ms += 8 * 60e3;
  expect(await client.validations.validateStackable(other)).toMatchObject({ valid: true });
});

it('reads the rate headers of the last answer, and throws on a wrong key', async () => {
  await client.vouchers.get('BF20');
  expect(client.apiLimitsHandler.getRateLimit()).toBe(60_000);
  expect(client.apiLimitsHandler.getRateLimitRemaining()).toBeGreaterThan(0);
  const stranger = VoucherifyServerSide({
    ...VOUCHERIFY_KEYS,
    secretKey: 'wrong',
    apiUrl: served.url,
  });
  await expect(stranger.vouchers.get('BF20')).rejects.toMatchObject({ code: 401 });
});

it('finds an order by the shop’s own id: the client’s types lack its redemptions', async () => {
  const sold = await client.redemptions.redeemStackable({
    redeemables: [voucher('BF20')],
    order: order('O6'),
    metadata: { runId: 'r1' },
  });
  const listed = await client.redemptions.list({ limit: 1 });
  expect(listed.redemptions[0]).toMatchObject({ metadata: { runId: 'r1' } });
  const kept = await client.orders.get('O6');
  expect(Object.keys(Reflect.get(kept, 'redemptions'))).toEqual([sold.parent_redemption.id]);
});
