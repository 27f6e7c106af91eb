import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { BasketLine } from '../model/basket.ts';
import { minutes } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { pickUpSite } from './issue-sites.ts';
import { recordSale } from './record-sale.ts';
import { type Served, sale } from './sale.ts';
import { release } from './sale-benefits.ts';
import { noteEnded, noteLost, noteOpened } from './sale-facts.ts';
import { type PlacedOrder, placeOrder } from './sale-order.ts';
import { printReceipt } from './sale-receipt.ts';
import { giveBack } from './tender.ts';
import type { Till } from './till.ts';
import { tillReady } from './till-health.ts';
import type { Visit } from './visit.ts';

/** What she comes for: an order, or what was only laid aside for her. */
export type Collected = PlacedOrder | 'reserved';

/** How long she tries at home. */
const PATIENCE = minutes(1);

/**
 * Orders from home and comes for it later; now and then she changes the order within its time (a
 * new one takes its place) or cancels it.
 * @returns undefined when there is nothing to come for
 */
export function* orderAhead(me: Me, floor: Floor, visit: Visit): Behaviour<Collected | undefined> {
  const [till] = floor.tills;
  if (till === undefined) return undefined;
  if (visit.reserves) {
    me.tally(HAPPENED['sale.reservation']);
    yield* wait(visit.pickUpAfter_us);
    return 'reserved';
  }
  const { loyaltyId, coupon } = visit;
  const tender = visit.tender === 'cash' || visit.tender === 'contactless' ? 'card' : visit.tender;
  const wish = {
    channel: 'clickAndCollect',
    lines: visit.lines,
    loyaltyId,
    coupon,
    tender,
    patience_us: PATIENCE,
  } as const;
  let order = yield* placeOrder(me, floor, till, wish);
  if (order === undefined) return undefined;
  yield* wait(visit.pickUpAfter_us / 2);
  if (visit.change === 'cancelled') {
    yield* cancelOrder(me, floor, till, order);
    return undefined;
  }
  if (visit.change === 'changed') {
    const changed = { ...wish, lines: oneLess(visit.lines), coupon: undefined };
    const next = yield* placeOrder(me, floor, till, changed);
    if (next !== undefined) {
      yield* cancelOrder(me, floor, till, order);
      order = next;
    }
  }
  yield* wait(visit.pickUpAfter_us / 2);
  return order;
}

/** The order without its last piece; a single piece stays, as another size. */
function oneLess(lines: readonly BasketLine[]): readonly BasketLine[] {
  const last = lines.at(-1);
  if (last === undefined || (lines.length === 1 && last.quantity === 1)) return lines;
  const kept = lines.slice(0, -1);
  return last.quantity === 1 ? kept : [...kept, { ...last, quantity: last.quantity - 1 }];
}

/** Gives back coupons and money, and tells head office. */
function* cancelOrder(me: Me, floor: Floor, till: Till, order: PlacedOrder): Behaviour {
  const { priced, tenders } = order;
  const { request, reply, source } = priced;
  const basket = request.basketId;
  giveBack(floor, till, basket, tenders);
  yield* release(me, floor, till, priced);
  const { gross, discount, net } = reply.totals;
  recordSale(me, floor, till, {
    basketId: basket,
    channel: request.channel,
    kind: 'cancellation',
    totals: { gross: -gross, discount: -discount, net: -net },
    priceSource: source,
    offline: false,
    tenders: tenders.map((tender) => ({ ...tender, amount: -tender.amount })),
    coupons: [],
    receipt: 'electronic',
  });
  me.tally(HAPPENED['sale.cancelled']);
  noteEnded(me, basket, 'cancelled');
}

/** Hands an order over, once head office says that it knows it; what was reserved is sold. */
export function* handOut(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  collected: Collected,
): Behaviour<Served> {
  if (collected === 'reserved') return yield* sale(me, floor, till, visit, 'clickAndCollect');
  if (!(yield* tillReady(me, floor, till))) return 'tillDown';
  const basket = till.nextBasket();
  const ordered = collected.priced.request.basketId;
  noteOpened(me, floor, till, basket, 'clickAndCollect', 'pickUp');
  yield* wait(visit.printing_us);
  const found = yield* ask('sales.get', { basketId: ordered }, { from: till.path });
  floor.line.saw(me, 'sales', found);
  const site = pickUpSite(floor, till);
  const allowed = floor.issues.allowance('pickUpBlocked', site.device.id) !== undefined;
  if (found.kind !== 'ok' && !allowed) {
    const issue = floor.issues.met(me, floor, site, undefined).id;
    noteLost(me, floor, till, 'pickUpBlocked', issue, visit.grossMinor);
    noteEnded(me, basket, 'lost');
    return 'over';
  }
  floor.issues.worked('pickUpBlocked', site.device.id);
  yield* printReceipt(me, floor, till, visit, basket);
  me.tally(HAPPENED['sale.pickUp']);
  noteEnded(me, basket, 'handedOver');
  return 'over';
}
