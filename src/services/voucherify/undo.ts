import * as z from 'zod';
import type { EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import { markedId } from '../basket-marks.ts';
import type { BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import { cancelled } from '../cancelled.ts';
import { readJson } from '../read-json.ts';
import { keptOrder } from './answers.ts';
import { ask } from './dialogue.ts';

type Steps<T> = Generator<HttpRequest, T, HttpAnswer>;

/** Pages of redemptions that the system lists. */
const PAGES = 99;

const rollbackPath = (id: string): string => `/v1/redemptions/${encodeURIComponent(id)}/rollbacks`;

/** Rolls back whatever stands of a basket's redemptions. */
export function* cancel(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<DialogueEnd<EvaluateReply>> {
  const source = markedId(request.basketId, context.runId);
  const known = yield ask(context, 'GET', `/v1/orders/${source}`);
  if (known.status === 404) return { ok: true, reply: cancelled(request, 'nothing to cancel') };
  if (known.status >= 400) return { refused: known };
  const order = readJson(keptOrder, known.body);
  if (!order.ok) return order;
  for (const [id, { rollback_id }] of Object.entries(order.reply.redemptions ?? {})) {
    if (rollback_id !== undefined) continue;
    const undone = yield ask(context, 'POST', rollbackPath(id), {});
    if (undone.status >= 400) return { refused: undone };
  }
  return { ok: true, reply: cancelled(request, 'cancelled') };
}

interface Listed {
  readonly redemptions: readonly {
    readonly id: string;
    readonly redemption?: string | undefined;
    readonly status?: string | undefined;
    readonly metadata?: { readonly runId?: unknown } | null | undefined;
  }[];
}

const listed: z.ZodType<Listed> = z.object({
  redemptions: z.array(
    z.object({
      id: z.string(),
      redemption: z.string().optional(),
      status: z.string().optional(),
      metadata: z.object({ runId: z.unknown().optional() }).nullish(),
    }),
  ),
});

/** Rolls back every redemption whose metadata has the run's id; orders stay, as CANCELED. */
export function* cleanup(context: BindingContext): Steps<number> {
  const parents = new Set<string>();
  for (let page = 1; page <= PAGES; page++) {
    const path = `/v1/redemptions?limit=100&result=SUCCESS&page=${page}`;
    const read = readJson(listed, (yield ask(context, 'GET', path)).body);
    if (!read.ok || read.reply.redemptions.length === 0) break;
    for (const { id, redemption = id, status, metadata } of read.reply.redemptions)
      if (metadata?.runId === context.runId && status !== 'ROLLED_BACK') parents.add(redemption);
  }
  let removed = 0;
  for (const id of parents) {
    const undone = yield ask(context, 'POST', rollbackPath(id), {});
    if (undone.status < 300) removed++;
  }
  return removed;
}
