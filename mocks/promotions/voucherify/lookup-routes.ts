import { json, noContent } from '../../wire/exchange.ts';
import { get, post, type Route, remove } from '../../wire/route.ts';
import { orderShown } from './answers.ts';
import { orderBody } from './bodies.ts';
import { LISTED, VOUCHERIFY } from './book.ts';
import { unlock } from './locks.ts';
import { orderOf, saveOrder } from './orders.ts';
import { childrenShown, parentShown } from './redemptions.ts';
import { failure, missing } from './refusals.ts';
import { engineOrder } from './stack.ts';

/** A whole number of a query, within bounds. */
const whole = (text: string | undefined, otherwise: number, most: number): number => {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : otherwise;
};

/** Routes of vouchers, customers and orders, and the list of redemptions. */
export const lookupRoutes: readonly Route[] = [
  get({
    path: '/v1/redemptions',
    summary: 'Redemptions, the newest first',
    operation: null,
    replies: { 200: null },
    serve: ({ query, world }) => {
      const { newest, redemptions } = world.part(VOUCHERIFY);
      const limit = whole(query('limit'), 10, 100);
      const page = whole(query('page'), 1, 99);
      const listed = newest
        .slice(-LISTED)
        .reverse()
        .slice((page - 1) * limit, page * limit)
        .flatMap((id) => redemptions.get(id) ?? []);
      const shown = listed.flatMap((one) =>
        one.children.length > 0 ? childrenShown(one) : [parentShown(one)],
      );
      const total = Math.min(newest.length, LISTED);
      return json(200, { object: 'list', total, data_ref: 'redemptions', redemptions: shown });
    },
  }),
  get({
    path: '/v1/vouchers/{code}',
    summary: 'A voucher',
    operation: 'promotions.lookup',
    replies: { 200: null, 404: null },
    serve: ({ parameters: { code = '' }, world }) => {
      const { coupons, promotions } = world.config;
      const rule = promotions.find(({ coupon }) => coupon === code);
      if (rule === undefined && !coupons.some((one) => one.code === code))
        return failure(missing('voucher', code));
      return json(200, {
        id: `v_${code}`,
        code,
        object: 'voucher',
        type: 'DISCOUNT_VOUCHER',
        active: true,
        redemption: {
          quantity: world.promotions.coupons.limit(code) ?? null,
          redeemed_quantity: world.promotions.coupons.redeemed(code),
        },
      });
    },
  }),
  remove({
    path: '/v1/vouchers/{code}/sessions/{sessionKey}',
    summary: 'Let a session’s hold on a voucher go',
    operation: 'promotions.cancel',
    replies: { 204: null, 404: null },
    serve: ({ parameters: { code = '', sessionKey = '' }, world }) =>
      unlock(code, sessionKey, world) ? noContent() : failure(missing('session', sessionKey)),
  }),
  get({
    path: '/v1/customers/{customerId}',
    summary: 'A customer: everybody is known, nobody has points',
    operation: 'promotions.lookup',
    replies: { 200: null },
    serve: ({ parameters: { customerId = '' } }) =>
      json(200, {
        id: `cust_${customerId}`,
        source_id: customerId,
        object: 'customer',
        loyalty: { points: 0, referred_customers: 0, campaigns: {} },
      }),
  }),
  post({
    path: '/v1/orders',
    summary: 'Keep an order to which nothing applies',
    operation: 'promotions.commit',
    subject: ({ source_id }) => ({ basketId: source_id }),
    request: orderBody,
    replies: { 200: null },
    serve: (body, { world }) => {
      const wanted = { mode: 'preview', basketId: 'any' } as const;
      const { lines } = engineOrder(body, body.customer, wanted, world);
      const plain = lines.map(({ lineId, quantity, unitPrice }) => {
        const gross = quantity * unitPrice;
        return { lineId, gross, net: gross, discounts: [] };
      });
      const gross = plain.reduce((sum, line) => sum + line.gross, 0);
      const totals = { gross, discount: 0, net: gross };
      const shown = orderShown(body, { lines: plain, totals });
      const id = saveOrder(body, { ...shown, status: body.status ?? 'CREATED' }, undefined, world);
      return json(200, orderOf(id, world));
    },
  }),
  get({
    path: '/v1/orders/{orderId}',
    summary: 'An order by its id or source id, with its redemptions',
    operation: null,
    replies: { 200: null, 404: null },
    serve: ({ parameters: { orderId = '' }, world }) => {
      const order = orderOf(orderId, world);
      return order === undefined ? failure(missing('order', orderId)) : json(200, order);
    },
  }),
];
