import * as z from 'zod';
import type { EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import type { BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import { readJson } from '../read-json.ts';
import { refundReply, soldAs, soldBasket } from '../returned-lines.ts';
import { readSession, sessionPath } from './session.ts';

interface Rollbacks {
  readonly effects: readonly {
    readonly effectType: string;
    readonly props: {
      readonly value?: number | undefined;
      readonly cartItemPosition?: number | undefined;
    };
  }[];
}

const rollbacks: z.ZodType<Rollbacks> = z.object({
  effects: z.array(
    z.object({
      effectType: z.string(),
      props: z.object({
        value: z.number().optional().catch(undefined),
        cartItemPosition: z.number().optional(),
      }),
    }),
  ),
});

/** Returns pieces of a closed session: the refund is their price less the discounts rolled back. */
export function* returnPieces(
  request: EvaluateRequest,
  context: BindingContext,
): Generator<HttpRequest, DialogueEnd<EvaluateReply>, HttpAnswer> {
  const path = sessionPath(soldBasket(request), context);
  const told = yield { method: 'GET', path };
  if (told.status >= 400) return { refused: told };
  const session = readSession(told.body);
  if (!session.ok) return session;
  const { cartItems } = session.reply;
  const positions = request.lines.map((line) => {
    const { lineId } = soldAs(line, request.basketId);
    return cartItems.findIndex(({ attributes }) => attributes?.lineId === lineId);
  });
  if (positions.includes(-1)) return { ok: false, reason: 'the session lacks a returned line' };
  const returnedCartItems = request.lines.map(({ quantity }, i) => ({
    position: positions[i],
    quantity,
  }));
  const back = yield {
    method: 'POST',
    path: `${path}/returns`,
    body: JSON.stringify({ return: { returnedCartItems }, responseContent: ['customerSession'] }),
  };
  if (back.status >= 400) return { refused: back };
  const read = readJson(rollbacks, back.body);
  if (!read.ok) return read;
  const refunds = request.lines.map(({ quantity }, i) => {
    const position = positions[i] ?? 0;
    const rolledBack = read.reply.effects
      .filter(
        ({ effectType, props }) =>
          effectType === 'rollbackDiscount' && props.cartItemPosition === position,
      )
      .reduce((sum, { props }) => sum + Math.round((props.value ?? 0) * 100), 0);
    return quantity * Math.round((cartItems[position]?.price ?? 0) * 100) - rolledBack;
  });
  return { ok: true, reply: refundReply(request, `talon-one:${request.requestId}`, refunds) };
}
