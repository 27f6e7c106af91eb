import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { tillReaches } from './line.ts';
import { priceLocally } from './local-price.ts';
import type { Priced } from './sale-price.ts';
import type { Till } from './till.ts';
import { TILL_PROFILES } from './till-systems/profiles.ts';

const NONE: readonly string[] = [];

/** Codes that made a price. */
export const couponsOf = (reply: EvaluateReply): readonly string[] =>
  reply.coupons.length === 0
    ? NONE
    : reply.coupons.filter(({ status }) => status === 'applied').map(({ code }) => code);

/** Whether a till's family commits such a sale with the promotion service. */
export const isCommitted = (floor: Floor, { request, reply }: Priced): boolean =>
  TILL_PROFILES[floor.store.tillSystem].commits === 'always' ||
  request.customer !== undefined ||
  couponsOf(reply).length > 0;

/** The request of a basket in another mode: it has one id for each of them. */
const inMode = (
  floor: Floor,
  request: EvaluateRequest,
  mode: 'commit' | 'cancel',
): EvaluateRequest => ({ ...request, requestId: `${floor.runId}:${request.basketId}`, mode });

/**
 * Commits a sale: redeems its coupons and points. Without an answer a coupon is held, as nobody
 * knows whether it was redeemed.
 * @returns what the service says, or undefined when it does not answer
 */
export function* commit(
  me: Me,
  floor: Floor,
  till: Till,
  { request, reply }: Priced,
): Behaviour<EvaluateReply | undefined> {
  const basket = request.basketId;
  let body: EvaluateReply | undefined;
  if (tillReaches(floor, till, 'promotions', me.now)) {
    const sent = inMode(floor, request, 'commit');
    const committed = yield* ask('promotions.commit', sent, { from: till.path });
    floor.line.saw(me, 'promotions', committed);
    if (committed.kind === 'ok') body = committed.body;
  }
  const redeemed = body && couponsOf(body);
  for (const coupon of couponsOf(reply)) {
    if (redeemed === undefined) me.note({ fact: 'coupon.held', basket, coupon });
    else if (redeemed.includes(coupon)) {
      me.note({ fact: 'coupon.committed', basket, coupon });
      me.tally(HAPPENED['coupon.redeemed']);
    } else me.tally(HAPPENED['coupon.refused']);
  }
  return body;
}

/** The price after a commit: without the coupons that somebody else used up meanwhile. */
export function afterCommit(
  floor: Floor,
  till: Till,
  priced: Priced,
  committed: EvaluateReply | undefined,
): Priced {
  if (committed === undefined) return priced;
  const redeemed = couponsOf(committed);
  if (couponsOf(priced.reply).every((code) => redeemed.includes(code))) return priced;
  if (priced.source === 'service') return { ...priced, reply: committed };
  const request = { ...priced.request, coupons: redeemed };
  return { ...priced, request, ...priceLocally(floor, till, request) };
}

/** Gives back what a lost or cancelled basket holds or redeemed. */
export function* release(me: Me, floor: Floor, till: Till, priced: Priced): Behaviour {
  const { request, reply } = priced;
  const sent = inMode(floor, request, 'cancel');
  const cancelled = yield* ask('promotions.cancel', sent, { from: till.path });
  floor.line.saw(me, 'promotions', cancelled);
  const fact = cancelled.kind === 'ok' ? 'coupon.released' : 'coupon.held';
  for (const coupon of couponsOf(reply)) me.note({ fact, basket: request.basketId, coupon });
}
