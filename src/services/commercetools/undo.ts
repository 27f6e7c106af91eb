import type { EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import type { BindingContext, DialogueEnd, HttpAnswer } from '../binding.ts';
import { cancelled } from '../cancelled.ts';
import { queryString } from '../query-string.ts';
import { readJson } from '../read-json.ts';
import { refundReply, soldAs, soldBasket } from '../returned-lines.ts';
import { type CartAnswer, cartAnswer, found } from './answers.ts';
import { orderPath, post, type Steps } from './cart.ts';

/** Rounds of a cleanup: 500 things each. */
const ROUNDS = 2000;

/** Cancels a basket's order; a cart that was never ordered holds nothing. */
export function* cancel(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const path = orderPath(request.basketId, context);
  const known = yield { method: 'GET', path };
  if (known.status === 404) return { ok: true, reply: cancelled(request, 'nothing to cancel') };
  if (known.status >= 400) return { refused: known };
  const order = readJson(cartAnswer, known.body);
  if (!order.ok) return order;
  const { version, orderState } = order.reply;
  if (orderState !== 'Cancelled') {
    const actions = [{ action: 'changeOrderState', orderState: 'Cancelled' }];
    const undone = yield post(path, { version, actions });
    if (undone.status >= 400) return { refused: undone };
  }
  return { ok: true, reply: cancelled(request, 'cancelled') };
}

/** Adds a return to the order; what was paid for the pieces is the refund. */
export function* giveBack(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const path = orderPath(soldBasket(request), context);
  const known = yield { method: 'GET', path };
  if (known.status >= 400) return { refused: known };
  const read = readJson(cartAnswer, known.body);
  if (!read.ok) return read;
  const order = read.reply;
  const sold = request.lines.map((line) => {
    const { lineId } = soldAs(line, request.basketId);
    return order.lineItems.find(({ custom }) => custom?.fields.lineId === lineId);
  });
  const items = sold.flatMap((line, i) =>
    line === undefined
      ? []
      : [
          {
            lineItemId: line.id,
            quantity: request.lines[i]?.quantity ?? 0,
            shipmentState: 'Returned',
          },
        ],
  );
  if (items.length < sold.length) return { ok: false, reason: 'the order lacks a returned line' };
  const actions = [{ action: 'addReturnInfo', items }];
  const back = yield post(path, { version: order.version, actions });
  if (back.status >= 400) return { refused: back };
  const refunds = items.map(({ lineItemId, quantity }) => refundOf(order, lineItemId, quantity));
  return { ok: true, reply: refundReply(request, `commercetools:${order.id}`, refunds) };
}

/** Piece by piece a line gives back exactly what was paid for it. */
function refundOf(order: CartAnswer, lineItemId: string, pieces: number): number {
  const line = order.lineItems.find(({ id }) => id === lineItemId);
  if (line === undefined) return 0;
  const before = (order.returnInfo ?? [])
    .flatMap(({ items }) => items)
    .filter((item) => item.lineItemId === lineItemId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const paidFor = (count: number): number =>
    Math.floor((line.totalPrice.centAmount * count) / line.quantity);
  return paidFor(before + pieces) - paidFor(before);
}

/** Deletes the run's orders and carts, found by their custom field `runId`. */
export function* cleanup({ runId }: BindingContext): Steps<number> {
  const where = queryString({ where: `custom(fields(runId="${runId}"))`, limit: '500' });
  let removed = 0;
  for (const kind of ['orders', 'carts']) {
    for (let round = 0; round < ROUNDS; round++) {
      const page = readJson(found, (yield { method: 'GET', path: `/${kind}?${where}` }).body);
      if (!page.ok || page.reply.results.length === 0) break;
      let gone = 0;
      for (const { id, version } of page.reply.results) {
        const answer: HttpAnswer = yield {
          method: 'DELETE',
          path: `/${kind}/${id}?version=${version}`,
        };
        if (answer.status < 300) gone++;
      }
      removed += gone;
      if (gone === 0) break;
    }
  }
  return removed;
}
