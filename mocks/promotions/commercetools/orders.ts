import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import type { World } from '../../world.ts';
import { orderShown, stateOf } from './answers.ts';
import type { Action, OrderDraft, UpdateBody } from './bodies.ts';
import { COMMERCETOOLS, type Order } from './book.ts';
import { evaluate, requestOf } from './pricing.ts';
import { concurrent, duplicate, failure, nonApplicable, notFound } from './refusals.ts';

/** `POST /{projectKey}/orders`: sells a cart whose codes all match. */
export function createOrder(draft: OrderDraft, { world, withheld }: Call): Answer {
  const book = world.part(COMMERCETOOLS);
  const { orderNumber, version } = draft;
  const cartId = draft.cart?.id ?? draft.id ?? '';
  const cart = book.carts.get(cartId);
  if (orderNumber !== undefined && book.orders.named(orderNumber) !== undefined)
    return duplicate('orderNumber', orderNumber);
  if (cart === undefined) return failure(400, 'ReferencedResourceNotFound', `No cart ${cartId}.`);
  if (cart.version !== version) return concurrent(cart.id, version, cart.version);
  if (cart.cartState === 'Ordered')
    return failure(400, 'InvalidOperation', 'The cart is ordered already.');
  if (cart.lines.length === 0)
    return failure(400, 'InvalidOperation', 'A cart without lines cannot be ordered.');
  const now = { ...cart, reply: evaluate(cart, 'preview', world, withheld) };
  const wrong = cart.codes.find((code) => stateOf(code, now) !== 'MatchesCart');
  if (wrong !== undefined) return nonApplicable(wrong, stateOf(wrong, now));
  const sold = {
    ...cart,
    version: version + 1,
    cartState: 'Ordered' as const,
    reply: evaluate(cart, 'commit', world, withheld),
  };
  book.carts.put(sold, sold.key);
  const order: Order = {
    id: `order-${++book.made}`,
    version: 1,
    orderNumber,
    orderState: 'Open',
    cart: sold,
    returns: [],
  };
  book.orders.put(order, orderNumber);
  return json(201, orderShown(order, world));
}

/** `POST /{projectKey}/orders/{id}`: cancels it or takes pieces back. */
export function updateOrder(order: Order, { version, actions }: UpdateBody, world: World): Answer {
  if (version !== order.version) return concurrent(order.id, version, order.version);
  let changed: Order = { ...order, version: version + 1 };
  for (const action of actions) {
    const next = apply(changed, action, world);
    if ('status' in next) return next;
    changed = next;
  }
  world.part(COMMERCETOOLS).orders.put(changed, changed.orderNumber);
  return json(200, orderShown(changed, world));
}

/** `DELETE /{projectKey}/orders/{id}?version=`: as if it had never been. */
export function deleteOrder(order: Order, version: string | undefined, world: World): Answer {
  if (Number(version) !== order.version)
    return concurrent(order.id, Number(version) || 0, order.version);
  if (order.orderState !== 'Cancelled') evaluate(order.cart, 'cancel', world);
  world.part(COMMERCETOOLS).orders.delete(order.id);
  return json(200, orderShown(order, world));
}

function apply(order: Order, one: Action, world: World): Order | Answer {
  if (one.action === 'changeOrderState') {
    if (one.orderState === 'Cancelled' && order.orderState !== 'Cancelled')
      evaluate(order.cart, 'cancel', world);
    return { ...order, orderState: one.orderState ?? order.orderState };
  }
  if (one.action !== 'addReturnInfo')
    return failure(400, 'InvalidOperation', `The action ${one.action} is not served here.`);
  const { items = [] } = one;
  const { lines, ...request } = requestOf(order.cart, 'return', world);
  const back = [];
  const taken: (typeof items)[number][] = [];
  for (const { lineItemId, quantity } of items) {
    const position = order.cart.lines.findIndex(({ id }) => id === lineItemId);
    const line = lines[position];
    if (line === undefined) return notFound('line item', lineItemId);
    const before = [...order.returns.flat(), ...taken]
      .filter((item) => item.lineItemId === lineItemId)
      .reduce((sum, item) => sum + item.quantity, 0);
    if (before + quantity > line.quantity)
      return failure(400, 'InvalidOperation', `Not that many pieces of ${lineItemId} were sold.`);
    back.push({ ...line, quantity });
    taken.push({ lineItemId, quantity });
  }
  world.promotions.evaluate({ ...request, lines: back });
  return { ...order, returns: [...order.returns, items] };
}
