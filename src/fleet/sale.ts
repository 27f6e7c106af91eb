import type { Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Channel } from '../model/basket.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { afterCommit, commit, couponsOf, isCommitted, release } from './sale-benefits.ts';
import { fillCart } from './sale-cart.ts';
import { checkChannel } from './sale-channel.ts';
import { closeSale } from './sale-close.ts';
import { judgeDiscount } from './sale-discount.ts';
import { noteEnded, noteLost, noteOpened, notePriced } from './sale-facts.ts';
import { orderMissingSize } from './sale-missing-size.ts';
import { printReceipt } from './sale-receipt.ts';
import { takeTenders } from './tender.ts';
import type { Till } from './till.ts';
import { tillReady } from './till-health.ts';
import type { Visit } from './visit.ts';

/** Whether a visitor was served, or has to go to another till. */
export type Served = 'over' | 'tillDown';

/**
 * One sale at a till: scan, price, redeem, pay, print, commit, record. Coupons are redeemed before
 * payment, as somebody else may use the last one up; the rest is committed when it is paid.
 */
export function* sale(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  channel: Channel = 'store',
): Behaviour<Served> {
  if (floor.hasTillFaults && !(yield* tillReady(me, floor, till))) return 'tillDown';
  const basket = till.nextBasket();
  noteOpened(me, floor, till, basket, channel);
  let priced = yield* fillCart(me, floor, till, visit, basket, channel);
  if (floor.hasTillFaults && !(yield* tillReady(me, floor, till))) {
    noteEnded(me, basket, 'cancelled');
    return 'tillDown';
  }
  notePriced(me, priced);
  const verdict = judgeDiscount(me, floor, till, visit, priced);
  if (verdict.walksOut !== undefined) {
    noteLost(me, floor, till, verdict.walksOut, verdict.issue, visit.grossMinor);
    noteEnded(me, basket, 'lost');
    return 'over';
  }
  const redeems = couponsOf(priced.reply).length > 0;
  // A coupon may be used up between two questions, which is no fault of the channel.
  if (visit.checksChannel && !redeems) yield* checkChannel(me, floor, till, priced);
  let committed = false;
  if (redeems) {
    const body = yield* commit(me, floor, till, priced);
    committed = body !== undefined;
    const again = afterCommit(floor, till, priced, body);
    if (again !== priced) notePriced(me, again);
    priced = again;
  }
  const { net } = priced.reply.totals;
  const paid = yield* takeTenders(me, floor, till, visit, basket, net);
  if ('cause' in paid) {
    noteLost(me, floor, till, paid.cause, paid.issue, visit.grossMinor);
    if (redeems) yield* release(me, floor, till, priced);
    noteEnded(me, basket, 'lost');
    return 'over';
  }
  const receipt = yield* printReceipt(me, floor, till, visit, basket);
  const mustCommit = isCommitted(floor, priced);
  if (mustCommit && !redeems) committed = (yield* commit(me, floor, till, priced)) !== undefined;
  closeSale(me, floor, till, {
    priced,
    tenders: paid.tenders,
    receipt,
    offline: paid.offline || priced.fellBack,
    isUncommitted: mustCommit && !committed,
    missing: verdict.missing ? verdict : undefined,
  });
  me.tally(HAPPENED[channel === 'clickAndCollect' ? 'sale.clickAndCollect' : 'sale.store']);
  if (visit.ordersMissingSize) yield* orderMissingSize(me, floor, till, visit);
  return 'over';
}
