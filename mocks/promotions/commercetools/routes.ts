import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import { get, post, type Route, remove } from '../../wire/route.ts';
import { storeIn } from '../marked-basket.ts';
import { cartShown, codeShown, orderShown } from './answers.ts';
import { cartDraft, orderDraft, type UpdateBody, updateBody } from './bodies.ts';
import { type Cart, COMMERCETOOLS, type Order } from './book.ts';
import { createCart, deleteCart, updateCart } from './carts.ts';
import { createOrder, deleteOrder, updateOrder } from './orders.ts';
import { page, wanted } from './query.ts';
import { notFound } from './refusals.ts';

const FOUND = { 200: null, 404: null };

const onCart =
  (then: (cart: Cart, call: Call) => Answer) =>
  (call: Call): Answer => {
    const { cartId = '', key = '' } = call.parameters;
    const { carts } = call.world.part(COMMERCETOOLS);
    const cart = key === '' ? carts.get(cartId) : carts.named(key);
    return cart === undefined ? notFound('Cart', key || cartId) : then(cart, call);
  };

const onOrder =
  (then: (order: Order, call: Call) => Answer) =>
  (call: Call): Answer => {
    const { orderId = '', orderNumber = '' } = call.parameters;
    const { orders } = call.world.part(COMMERCETOOLS);
    const order = orderNumber === '' ? orders.get(orderId) : orders.named(orderNumber);
    return order === undefined ? notFound('Order', orderNumber || orderId) : then(order, call);
  };

const ordersAt = (path: string): readonly Route[] => [
  get({
    path,
    summary: 'An order',
    operation: null,
    replies: FOUND,
    serve: onOrder((order, { world }) => json(200, orderShown(order, world))),
  }),
  post({
    path,
    summary: 'Cancel an order, or take pieces of it back',
    operation: (body: UpdateBody) =>
      body.actions.some(({ action }) => action === 'addReturnInfo')
        ? 'promotions.return'
        : 'promotions.cancel',
    request: updateBody,
    replies: { ...FOUND, 409: null },
    serve: (body, call) => onOrder((order) => updateOrder(order, body, call.world))(call),
  }),
  remove({
    path,
    summary: 'Delete an order',
    operation: null,
    replies: { ...FOUND, 409: null },
    serve: onOrder((order, { query, world }) => deleteOrder(order, query('version'), world)),
  }),
];

const cartsAt = (path: string): readonly Route[] => [
  get({
    path,
    summary: 'A cart',
    operation: null,
    replies: FOUND,
    serve: onCart((cart, { world }) => json(200, cartShown(cart, world))),
  }),
  post({
    path,
    summary: 'Change a cart by actions',
    operation: 'promotions.evaluate',
    request: updateBody,
    replies: { ...FOUND, 409: null },
    serve: (body, call) => onCart((cart) => updateCart(cart, body, call))(call),
  }),
  remove({
    path,
    summary: 'Delete a cart',
    operation: null,
    replies: { ...FOUND, 409: null },
    serve: onCart((cart, { query, world }) => deleteCart(cart, query('version'), world)),
  }),
];

const isRun = (cart: Cart, runId: unknown): boolean =>
  runId === undefined || cart.custom?.fields?.['runId'] === runId;

/** Routes of a project: carts, orders, discount codes, customers. */
export const projectRoutes: readonly Route[] = [
  get({
    path: '/{projectKey}/carts',
    summary: 'Carts, the newest first',
    operation: null,
    replies: { 200: null, 400: null },
    serve: (call) => {
      const where = wanted(call);
      if ('refused' in where) return where.refused;
      const all = call.world.part(COMMERCETOOLS).carts.list();
      const found = all.filter((cart) => isRun(cart, where.fields['runId']));
      return page(
        found.map((cart) => cartShown(cart, call.world)),
        call,
      );
    },
  }),
  post({
    path: '/{projectKey}/carts',
    summary: 'Create a cart',
    operation: 'promotions.evaluate',
    subject: ({ custom }) => ({ storeId: storeIn(custom?.fields ?? {}) }),
    request: cartDraft,
    replies: { 201: null, 400: null },
    serve: createCart,
  }),
  ...cartsAt('/{projectKey}/carts/key={key}'),
  ...cartsAt('/{projectKey}/carts/{cartId}'),
  get({
    path: '/{projectKey}/orders',
    summary: 'Orders, the newest first',
    operation: null,
    replies: { 200: null, 400: null },
    serve: (call) => {
      const where = wanted(call);
      if ('refused' in where) return where.refused;
      const all = call.world.part(COMMERCETOOLS).orders.list();
      const found = all.filter(({ cart }) => isRun(cart, where.fields['runId']));
      return page(
        found.map((order) => orderShown(order, call.world)),
        call,
      );
    },
  }),
  post({
    path: '/{projectKey}/orders',
    summary: 'Order a cart',
    operation: 'promotions.commit',
    request: orderDraft,
    replies: { 201: null, 400: null, 409: null },
    serve: createOrder,
  }),
  ...ordersAt('/{projectKey}/orders/order-number={orderNumber}'),
  ...ordersAt('/{projectKey}/orders/{orderId}'),
  get({
    path: '/{projectKey}/discount-codes',
    summary: 'Discount codes',
    operation: 'promotions.lookup',
    replies: { 200: null, 400: null },
    serve: (call) => {
      const where = wanted(call);
      if ('refused' in where) return where.refused;
      const { coupons } = call.world.config;
      const { code } = where.fields;
      const codes = code === undefined ? coupons.map((one) => one.code) : [String(code)];
      return page(
        codes.flatMap((one) => codeShown(one, call.world) ?? []),
        call,
      );
    },
  }),
  get({
    path: '/{projectKey}/customers',
    summary: 'Customers by number: everybody is known',
    operation: 'promotions.lookup',
    replies: { 200: null, 400: null },
    serve: (call) => {
      const where = wanted(call);
      if ('refused' in where) return where.refused;
      const { customerNumber } = where.fields;
      return page(
        customerNumber === undefined ? [] : [customerShown(String(customerNumber))],
        call,
      );
    },
  }),
];

const customerShown = (customerNumber: string) => ({
  id: `customer:${customerNumber}`,
  version: 1,
  customerNumber,
  email: `${encodeURIComponent(customerNumber)}@example.com`,
  addresses: [],
  isEmailVerified: false,
});
