import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import type { World } from '../../world.ts';
import { cartShown, codeShown } from './answers.ts';
import type { Action, CartDraft, LineDraft, UpdateBody } from './bodies.ts';
import { type Cart, COMMERCETOOLS, type Line } from './book.ts';
import { priced, type Unpriced } from './pricing.ts';
import { concurrent, duplicate, failure, nonApplicable, notFound } from './refusals.ts';

/** `POST /{projectKey}/carts`. */
export function createCart(draft: CartDraft, { world, withheld }: Call): Answer {
  const book = world.part(COMMERCETOOLS);
  const { key, currency, customerId, custom, lineItems = [], discountCodes = [] } = draft;
  if (key !== undefined && book.carts.named(key) !== undefined) return duplicate('key', key);
  const unknown = discountCodes.find((code) => codeShown(code, world) === undefined);
  if (unknown !== undefined) return nonApplicable(unknown, 'DoesNotExist');
  const cart: Unpriced = {
    id: `cart-${++book.made}`,
    version: 1,
    createdAt: new Date(world.now_ms()).toISOString(),
    key,
    currency,
    customerId,
    custom,
    lines: lineItems.map((line) => lineOf(line, world)),
    codes: [...new Set(discountCodes)],
    cartState: 'Active',
  };
  return save(priced(cart, world, withheld), 201, world);
}

/** `POST /{projectKey}/carts/{id}`: all of the actions, or none. */
export function updateCart(cart: Cart, { version, actions }: UpdateBody, call: Call): Answer {
  const { world, withheld } = call;
  if (version !== cart.version) return concurrent(cart.id, version, cart.version);
  if (cart.cartState === 'Ordered')
    return failure(400, 'InvalidOperation', 'The cart is ordered and cannot be changed.');
  let changed: Unpriced = { ...cart, version: version + 1 };
  for (const action of actions) {
    const next = apply(changed, action, world);
    if ('status' in next) return next;
    changed = next;
  }
  if (changed.lines.length > 200 || changed.codes.length > 10)
    return failure(400, 'InvalidOperation', 'The cart holds too many lines or discount codes.');
  return save(priced(changed, world, withheld), 200, world);
}

/** `DELETE /{projectKey}/carts/{id}?version=`. */
export function deleteCart(cart: Cart, version: string | undefined, world: World): Answer {
  if (Number(version) !== cart.version)
    return concurrent(cart.id, Number(version) || 0, cart.version);
  world.part(COMMERCETOOLS).carts.delete(cart.id);
  return json(200, cartShown(cart, world));
}

function save(cart: Cart, status: number, world: World): Answer {
  world.part(COMMERCETOOLS).carts.put(cart, cart.key);
  return json(status, cartShown(cart, world));
}

function lineOf({ sku, quantity = 1, externalPrice, custom }: LineDraft, world: World): Line {
  const id = `line-${++world.part(COMMERCETOOLS).made}`;
  return { id, sku, quantity, unitPrice: externalPrice?.centAmount ?? 0, custom };
}

const invalid = (detail: string): Answer => failure(400, 'InvalidOperation', detail);

function apply(cart: Unpriced, one: Action, world: World): Unpriced | Answer {
  switch (one.action) {
    case 'addLineItem':
      if (one.sku === undefined) return invalid('addLineItem needs a sku here.');
      return {
        ...cart,
        lines: [
          ...cart.lines,
          lineOf({ ...one, sku: one.sku, quantity: one.quantity || 1 }, world),
        ],
      };
    case 'removeLineItem':
    case 'changeLineItemQuantity':
      return changeLine(cart, one);
    case 'addDiscountCode': {
      const { code = '' } = one;
      if (codeShown(code, world) === undefined) return nonApplicable(code, 'DoesNotExist');
      return { ...cart, codes: [...new Set([...cart.codes, code])] };
    }
    case 'removeDiscountCode':
      return {
        ...cart,
        codes: cart.codes.filter((code) => `code:${code}` !== one.discountCode?.id),
      };
    case 'setCustomerId':
      return { ...cart, customerId: one.customerId };
    case 'setCustomField': {
      const fields = { ...cart.custom?.fields, [one.name ?? '']: one.value };
      return { ...cart, custom: { ...cart.custom, fields } };
    }
    case 'recalculate':
      return cart;
    default:
      return invalid(`The action ${one.action} is not served here.`);
  }
}

function changeLine(cart: Unpriced, one: Action): Unpriced | Answer {
  const line = cart.lines.find(({ id }) => id === one.lineItemId);
  if (line === undefined) return notFound('line item', one.lineItemId ?? '');
  const left =
    one.action === 'removeLineItem'
      ? line.quantity - (one.quantity ?? line.quantity)
      : (one.quantity ?? 0);
  const lines = cart.lines.flatMap((each) => {
    if (each !== line) return [each];
    return left > 0 ? [{ ...line, quantity: left }] : [];
  });
  return { ...cart, lines };
}
