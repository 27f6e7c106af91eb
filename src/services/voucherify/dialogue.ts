import type { CouponReason, EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import { basketMarks, lineMarks, markedId } from '../basket-marks.ts';
import type { BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import { readJson } from '../read-json.ts';
import {
  keptOrder,
  qualification,
  type Redeemable,
  reasonOf,
  redeemed,
  validation,
} from './answers.ts';
import { type Found, replyOf } from './pricing.ts';

type Steps<T> = Generator<HttpRequest, T, HttpAnswer>;

/** Redeemables that one request may name. */
const MOST = 30;

/** Which application a request is of. */
export const application = (
  settings: BindingContext['settings'],
): Readonly<Record<string, string>> => ({ 'x-app-id': settings['applicationId'] ?? '' });

/** Every request names its application; the token is the target's key. */
export function ask(
  context: BindingContext,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): HttpRequest {
  const headers = application(context.settings);
  return { method, path, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
}

function stackOf(request: EvaluateRequest, { runId }: BindingContext) {
  const amount = request.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  return {
    order: {
      source_id: markedId(request.basketId, runId),
      amount,
      items: request.lines.map((line) => ({
        source_id: line.sku,
        quantity: line.quantity,
        price: line.unitPrice,
        amount: line.quantity * line.unitPrice,
        metadata: lineMarks(line),
      })),
      metadata: basketMarks(request, runId),
    },
    ...(request.customer && { customer: { source_id: request.customer.loyaltyId } }),
  };
}

interface Checked extends Found {
  /** What may be redeemed together. */
  readonly redeemables: readonly { readonly object: string; readonly id: string }[];
}

/** Asks what qualifies, then validates that with the vouchers, without those that cannot be used. */
function* check(
  request: EvaluateRequest,
  context: BindingContext,
  session: object | undefined,
): Steps<Checked | { readonly end: DialogueEnd<EvaluateReply> }> {
  const stack = stackOf(request, context);
  const offered = yield ask(context, 'POST', '/v1/qualifications', {
    ...stack,
    options: { limit: 50 },
  });
  if (offered.status >= 400) return { end: { refused: offered } };
  const tiers = readJson(qualification, offered.body);
  if (!tiers.ok) return { end: tiers };
  const vouchers = [...new Set(request.coupons)].map((id) => ({ object: 'voucher', id }));
  const rejected = new Map<string, CouponReason>();
  let redeemables = [
    ...vouchers,
    ...tiers.reply.redeemables.data
      .filter(({ object }) => object === 'promotion_tier')
      .map(({ object, id }) => ({ object, id })),
  ].slice(0, MOST);
  while (redeemables.length > 0) {
    const answer = yield ask(context, 'POST', '/v1/validations', {
      ...stack,
      redeemables,
      ...(session && { session }),
    });
    if (answer.status >= 400) return { end: { refused: answer } };
    const read = readJson(validation, answer.body);
    if (!read.ok) return { end: read };
    const { valid, redeemables: applied, order, inapplicable_redeemables = [] } = read.reply;
    const useless = new Set(inapplicable_redeemables.map(key));
    for (const one of inapplicable_redeemables)
      if (one.object === 'voucher') rejected.set(one.id, reasonOf(one));
    const usable = redeemables.filter((one) => !useless.has(key(one)));
    if (valid) return { order, applied, rejected, redeemables: usable };
    if (usable.length === redeemables.length)
      return { end: { ok: false, reason: 'invalid, and no redeemable is inapplicable' } };
    redeemables = usable;
  }
  return { order: undefined, applied: [], rejected, redeemables };
}

const key = ({ object, id }: Pick<Redeemable, 'object' | 'id'>): string => `${object} ${id}`;

/** A price: nothing is held, nothing is redeemed. */
export function* evaluate(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const checked = yield* check(request, context, undefined);
  return 'end' in checked ? checked.end : { ok: true, reply: replyOf(request, checked) };
}

/** A sale: its vouchers are held by a session, then redeemed; an order that is paid is told. */
export function* commit(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const source = markedId(request.basketId, context.runId);
  const known = yield ask(context, 'GET', `/v1/orders/${source}`);
  if (known.status < 300) {
    const order = readJson(keptOrder, known.body);
    if (!order.ok) return order;
    if (order.reply.status === 'PAID') {
      const applied = request.coupons.map((id) => ({ id, object: 'voucher' }));
      const found = { order: order.reply, applied, rejected: new Map<string, CouponReason>() };
      return { ok: true, reply: replyOf(request, found) };
    }
  } else if (known.status !== 404) return { refused: known };
  const session = { type: 'LOCK', key: source, ttl: 5, ttl_unit: 'MINUTES' };
  const checked = yield* check(request, context, session);
  if ('end' in checked) return checked.end;
  const stack = stackOf(request, context);
  const { redeemables } = checked;
  if (redeemables.length === 0) {
    const { order, ...customer } = stack;
    const paid = { ...order, ...customer, status: 'PAID' };
    const kept = yield ask(context, 'POST', '/v1/orders', paid);
    if (kept.status >= 400) return { refused: kept };
    return { ok: true, reply: replyOf(request, checked) };
  }
  const metadata = { runId: context.runId };
  const sold = yield ask(context, 'POST', '/v1/redemptions', {
    ...stack,
    redeemables,
    session: { type: 'LOCK', key: source },
    metadata,
  });
  if (sold.status >= 400) return { refused: sold };
  const read = readJson(redeemed, sold.body);
  if (!read.ok) return read;
  const order = read.reply.order ?? checked.order;
  return { ok: true, reply: replyOf(request, { ...checked, order }) };
}
