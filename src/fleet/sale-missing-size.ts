import type { Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { evaluation } from './pricing.ts';
import { commit } from './sale-benefits.ts';
import { closeSale } from './sale-close.ts';
import { noteEnded, noteLost, noteOpened, notePriced } from './sale-facts.ts';
import { priceOnline } from './sale-price.ts';
import { takeTenders } from './tender.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/**
 * The size she wanted is not in the store: the clerk orders one piece from the web shop, at the
 * web shop's price, and she pays it at the till. Given up without a price from the service.
 */
export function* orderMissingSize(me: Me, floor: Floor, till: Till, visit: Visit): Behaviour {
  const [wanted] = visit.lines;
  if (wanted === undefined) return;
  const basketId = till.nextBasket();
  const lines = [{ ...wanted, lineId: '1', quantity: 1 }];
  const { loyaltyId } = visit;
  const cart = {
    basketId,
    channel: 'web',
    lines,
    loyaltyId,
    coupon: undefined,
    byHand: undefined,
  } as const;
  noteOpened(me, floor, till, basketId, 'web');
  const priced = yield* priceOnline(me, floor, till, evaluation(floor, till, cart, me.now));
  if (priced.fellBack) {
    noteLost(me, floor, till, 'webShopUnavailable', undefined, wanted.unitPrice);
    noteEnded(me, basketId, 'lost');
    return;
  }
  notePriced(me, priced);
  const { net } = priced.reply.totals;
  const paid = yield* takeTenders(me, floor, till, visit, basketId, net);
  if ('cause' in paid) {
    noteLost(me, floor, till, paid.cause, paid.issue, wanted.unitPrice);
    noteEnded(me, basketId, 'lost');
    return;
  }
  const committed = yield* commit(me, floor, till, priced);
  closeSale(me, floor, till, {
    priced,
    tenders: paid.tenders,
    receipt: undefined,
    offline: paid.offline,
    isUncommitted: committed === undefined,
    missing: undefined,
  });
  me.tally(HAPPENED['sale.orderedFromWebShop']);
}
