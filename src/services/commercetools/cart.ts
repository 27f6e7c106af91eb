import type { EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import { basketMarks, lineMarks, markedId } from '../basket-marks.ts';
import type { BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import { readJson } from '../read-json.ts';
import { type CartAnswer, cartAnswer, refusal } from './answers.ts';
import { replyOfCart } from './pricing.ts';

/** The steps of a dialogue. */
export type Steps<T> = Generator<HttpRequest, T, HttpAnswer>;

const EXPAND = 'expand=discountCodes%5B*%5D.discountCode';

/** A POST of JSON below the project. */
export const post = (path: string, body: unknown): HttpRequest => ({
  method: 'POST',
  path: `${path}?${EXPAND}`,
  body: JSON.stringify(body),
});

/** A basket's order by its number. */
export const orderPath = (basketId: string, { runId }: BindingContext): string =>
  `/orders/order-number=${encodeURIComponent(markedId(basketId, runId))}`;

interface Priced {
  readonly cart: CartAnswer;
  /** Codes that nobody knows, which a cart refuses to hold. */
  readonly unknown: readonly string[];
}

/** Makes a cart of a basket; codes that nobody knows are left out and told. */
export function* makeCart(
  request: EvaluateRequest,
  { runId, settings }: BindingContext,
): Steps<Priced | { readonly end: DialogueEnd<EvaluateReply> }> {
  const typed = (setting: string, otherwise: string) => ({
    type: { typeId: 'type', key: settings[setting] ?? otherwise },
  });
  const loyalty = request.customer && { loyaltyId: request.customer.loyaltyId };
  const draft = {
    currency: request.currency,
    ...(settings['country'] !== undefined && { country: settings['country'] }),
    inventoryMode: 'None',
    taxMode: 'Disabled',
    deleteDaysAfterLastModification: 1,
    custom: {
      ...typed('cartType', 'peakday-cart'),
      fields: { ...basketMarks(request, runId), ...loyalty },
    },
    lineItems: request.lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      externalPrice: { currencyCode: request.currency, centAmount: line.unitPrice },
      custom: { ...typed('lineType', 'peakday-line'), fields: lineMarks(line) },
    })),
  };
  const unknown: string[] = [];
  for (;;) {
    const discountCodes = [...new Set(request.coupons)].filter((code) => !unknown.includes(code));
    const made = yield post('/carts', { ...draft, discountCodes });
    if (made.status < 300) {
      const cart = readJson(cartAnswer, made.body);
      return cart.ok ? { cart: cart.reply, unknown } : { end: cart };
    }
    const why = readJson(refusal, made.body);
    const [error] = why.ok ? why.reply.errors : [];
    const code = error?.code === 'DiscountCodeNonApplicable' ? error.discountCode : undefined;
    if (code === undefined || !discountCodes.includes(code)) return { end: { refused: made } };
    unknown.push(code);
  }
}

/** A price: a cart that goes by itself after a day, or with the run's cleanup. */
export function* evaluate(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const made = yield* makeCart(request, context);
  if ('end' in made) return made.end;
  return { ok: true, reply: replyOfCart(request, made.cart, made.unknown) };
}

/** A sale: a cart without the codes that do not match, ordered under the basket's number. */
export function* commit(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const made = yield* makeCart(request, context);
  if ('end' in made) return made.end;
  const reply = replyOfCart(request, made.cart, made.unknown);
  let { version } = made.cart;
  const actions = made.cart.discountCodes
    .filter(({ state }) => state !== 'MatchesCart')
    .map(({ discountCode: { id } }) => ({
      action: 'removeDiscountCode',
      discountCode: { typeId: 'discount-code', id },
    }));
  if (actions.length > 0) {
    const cleaned = yield post(`/carts/${made.cart.id}`, { version, actions });
    if (cleaned.status >= 400) return { refused: cleaned };
    const cart = readJson(cartAnswer, cleaned.body);
    if (!cart.ok) return cart;
    version = cart.reply.version;
  }
  const ordered = yield post('/orders', {
    cart: { typeId: 'cart', id: made.cart.id },
    version,
    orderNumber: markedId(request.basketId, context.runId),
  });
  if (ordered.status < 300) {
    const order = readJson(cartAnswer, ordered.body);
    return order.ok ? { ok: true, reply } : order;
  }
  const why = readJson(refusal, ordered.body);
  if (!why.ok || !why.reply.errors.some(({ code }) => code === 'DuplicateField'))
    return { refused: ordered };
  // It is a sale already: that order is the answer.
  const path = `${orderPath(request.basketId, context)}?${EXPAND}`;
  const known = yield { method: 'GET', path };
  if (known.status >= 400) return { refused: known };
  const order = readJson(cartAnswer, known.body);
  return order.ok ? { ok: true, reply: replyOfCart(request, order.reply, made.unknown) } : order;
}
