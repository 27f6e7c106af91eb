import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import type { World } from '../../world.ts';
import { orderShown, validationShown } from './answers.ts';
import type { StackBody } from './bodies.ts';
import { LISTED, type Redemption, VOUCHERIFY } from './book.ts';
import { unlock } from './locks.ts';
import { orderOf, saveOrder } from './orders.ts';
import { failure, missing } from './refusals.ts';
import { engineOrder, tryStack } from './stack.ts';

/** `POST /v1/redemptions`: all of the redeemables, or none. */
export function redeem(body: StackBody, call: Call): Answer {
  const { world } = call;
  const book = world.part(VOUCHERIFY);
  const preview = tryStack(body, { mode: 'preview', basketId: 'any' }, call);
  const wrong = preview.judged.find(({ error }) => error !== undefined)?.error;
  if (wrong !== undefined) {
    const shown = validationShown(preview, body.order, undefined, world);
    return json(wrong.code, { ...wrong, redeemables: shown['redeemables'] });
  }
  const id = `r_${++book.made}`;
  const basketId = `voucherify:${id}`;
  const { reply, judged } = tryStack(body, { mode: 'commit', basketId }, call);
  const key = body.session?.key;
  const children = judged
    .filter(({ status }) => status === 'APPLICABLE')
    .map(({ object, id: of }) => {
      if (key !== undefined && object === 'voucher') unlock(of, key, world);
      return { id: `r_${++book.made}`, object, of };
    });
  const shown = { ...orderShown(body.order, reply), status: 'PAID' };
  const orderId = saveOrder({ ...body.order, customer: body.customer }, shown, id, world);
  const date = new Date(world.now_ms()).toISOString();
  const metadata = body.metadata ?? {};
  const redemption = { id, date, basketId, orderId, metadata, children };
  book.redemptions.set(id, redemption);
  for (const child of children) book.parents.set(child.id, id);
  book.newest.push(id);
  if (book.newest.length > 2 * LISTED) book.newest.splice(0, LISTED);
  const order = orderOf(orderId, world);
  return json(200, {
    redemptions: childrenShown(redemption),
    parent_redemption: { ...parentShown(redemption), order },
    order,
  });
}

/** Undoes a redemption by its parent's id; the answer, or why not. */
export function rollBack(id: string, world: World): Answer {
  const book = world.part(VOUCHERIFY);
  const redemption = book.redemptions.get(id);
  if (redemption === undefined) return failure(missing('redemption', id));
  if (redemption.rollback !== undefined)
    return failure({
      code: 400,
      key: 'already_rolled_back',
      message: 'Already rolled back',
      details: `Redemption with id ${id} has already been rolled back`,
    });
  const date = new Date(world.now_ms()).toISOString();
  const rollback = { id: `rr_${++book.made}`, date };
  const { basketId, orderId } = redemption;
  world.promotions.evaluate(engineOrder(undefined, undefined, { mode: 'cancel', basketId }, world));
  const undone = { ...redemption, rollback };
  book.redemptions.set(id, undone);
  return json(200, {
    rollbacks: redemption.children.map((child) => ({
      ...rollbackOf(child.id, rollback),
      redemption: child.id,
    })),
    parent_rollback: rollbackOf(id, rollback),
    order: orderOf(orderId, world),
  });
}

/** Undoes a single redemption; one of several that were redeemed together cannot be. */
export function rollBackOne(id: string, world: World): Answer {
  const book = world.part(VOUCHERIFY);
  const parent = book.redemptions.get(book.parents.get(id) ?? id);
  if (parent === undefined) return failure(missing('redemption', id));
  if (parent.children.length > 1)
    return failure({
      code: 400,
      key: 'invalid_rollback',
      message: 'Redemption is part of a stack',
      details: `Roll back its parent ${parent.id}`,
    });
  const answer = rollBack(parent.id, world);
  const rollback = book.redemptions.get(parent.id)?.rollback;
  return answer.status === 200 && rollback !== undefined
    ? json(200, rollbackOf(parent.children[0]?.id ?? parent.id, rollback))
    : answer;
}

type Shown = Readonly<Record<string, unknown>>;

const rollbackOf = (
  redemption: string,
  { id, date }: NonNullable<Redemption['rollback']>,
): Shown => ({
  id,
  object: 'redemption_rollback',
  date,
  redemption,
  result: 'SUCCESS',
  status: 'SUCCEEDED',
});

/** A parent as lists and answers show it. */
export const parentShown = ({ id, date, metadata, orderId, rollback }: Redemption): Shown => ({
  id,
  object: 'redemption',
  date,
  result: 'SUCCESS',
  status: rollback === undefined ? 'SUCCEEDED' : 'ROLLED_BACK',
  metadata,
  related_object_type: 'redemption',
  related_object_id: orderId,
});

/** The redemptions of each redeemable. */
export const childrenShown = (parent: Redemption): Shown[] =>
  parent.children.map(({ id, object, of }) => ({
    ...parentShown(parent),
    id,
    redemption: parent.id,
    related_object_type: object,
    related_object_id: of,
    ...(object === 'voucher'
      ? { voucher: { id: of, code: of, object: 'voucher' } }
      : { promotion_tier: { id: of, object: 'promotion_tier' } }),
  }));
