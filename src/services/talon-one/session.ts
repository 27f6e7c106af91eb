import * as z from 'zod';
import type { EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import { basketMarks, lineMarks, markedId } from '../basket-marks.ts';
import type { BindingContext, HttpRequest, Read } from '../binding.ts';
import { pricedBasket } from '../priced-basket.ts';
import { readJson } from '../read-json.ts';
import { spread } from '../spread.ts';

/** What a binding reads of a stored session. */
export interface StoredSession {
  readonly state: string;
  readonly total: number;
  readonly cartItemTotal: number;
  readonly cartItems: readonly {
    readonly price: number;
    readonly quantity: number;
    readonly attributes?: { readonly lineId?: string | undefined } | undefined;
  }[];
}

const answer: z.ZodType<{ readonly customerSession: StoredSession }> = z.object({
  customerSession: z.object({
    state: z.string(),
    total: z.number(),
    cartItemTotal: z.number(),
    cartItems: z.array(
      z.object({
        price: z.number(),
        quantity: z.number(),
        attributes: z.object({ lineId: z.string().optional() }).optional(),
      }),
    ),
  }),
});

/** Path of a basket's session. */
export const sessionPath = (basketId: string, { runId }: BindingContext): string =>
  `/v2/customer_sessions/${encodeURIComponent(markedId(basketId, runId))}`;

/** Updates a basket's session; `closed` is the sale, a dry run only a price. */
export function updateSession(
  request: EvaluateRequest,
  context: BindingContext,
  state: 'open' | 'closed',
): HttpRequest {
  const customerSession = {
    ...(request.customer && { profileId: request.customer.loyaltyId }),
    state,
    couponCodes: [...new Set(request.coupons)],
    cartItems: request.lines.map((line) => ({
      name: line.sku,
      sku: line.sku,
      quantity: line.quantity,
      price: line.unitPrice / 100,
      ...(line.categories[0] !== undefined && { category: line.categories[0] }),
      attributes: lineMarks(line),
    })),
    attributes: basketMarks(request, context.runId),
  };
  return {
    method: 'PUT',
    path: `${sessionPath(request.basketId, context)}?dry=${state === 'open'}`,
    body: JSON.stringify({ customerSession, responseContent: ['customerSession'] }),
  };
}

/** Reads `GET /v2/customer_sessions/{id}`. */
export function readSession(body: string): Read<StoredSession> {
  const read = readJson(answer, body);
  return read.ok ? { ok: true, reply: read.reply.customerSession } : read;
}

/** A closed session as a reply: it tells totals only, so lines bear the discount by value. */
export function replyOfSession(
  request: EvaluateRequest,
  { total, cartItemTotal }: StoredSession,
): EvaluateReply {
  const values = request.lines.map(({ quantity, unitPrice }) => quantity * unitPrice);
  const shares = spread(Math.round((cartItemTotal - total) * 100), values);
  return pricedBasket(request, {
    evaluationId: `talon-one:${request.requestId}`,
    discounts: shares.map((amount, i) => {
      const quantity = request.lines[i]?.quantity ?? 0;
      const name = 'closed session';
      return amount === 0
        ? []
        : [{ promotionId: 'talon-one', name, kind: 'amount' as const, quantity, amount }];
    }),
    coupons: request.coupons.map((code) => ({ code, status: 'skipped', reason: null })),
    messages: ['closed before'],
  });
}
