import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { BasketLine, Channel } from '../model/basket.ts';
import type { LostSaleCause } from '../model/facts.ts';
import type { Tender, TenderKind } from '../model/sale.ts';
import { seconds } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { authorise, paymentIdOf } from './payment-authorise.ts';
import { reverse } from './payment-reversal.ts';
import type { Settled } from './payment-settled.ts';
import { evaluation } from './pricing.ts';
import { commit, couponsOf, release } from './sale-benefits.ts';
import { closeSale } from './sale-close.ts';
import { noteEnded, noteLost, noteOpened, notePriced } from './sale-facts.ts';
import type { Priced } from './sale-price.ts';
import type { Till } from './till.ts';

/** What is ordered without a clerk. */
export interface OrderWish {
  readonly channel: Extract<Channel, 'web' | 'clickAndCollect'>;
  readonly lines: readonly BasketLine[];
  readonly loyaltyId: string | undefined;
  readonly coupon: string | undefined;
  readonly tender: TenderKind;
  /** How long the buyer tries again when the shop fails her. */
  readonly patience_us: number;
}

/** An order that was placed and paid, or is to be paid on delivery. */
export interface PlacedOrder {
  readonly priced: Priced;
  readonly tenders: readonly Tender[];
}

/** Between two tries of a buyer whose page does not load. */
const AGAIN = seconds(5);

/** Tenders nobody is asked about now: the bank or the carrier collects later. */
const COLLECTED: ReadonlySet<TenderKind> = new Set<TenderKind>(['bankTransfer', 'cashOnDelivery']);

/**
 * An order in the web shop: priced by the promotion service alone, paid without a terminal,
 * confirmed to head office. The buyer tries again while her patience lasts.
 * @returns undefined when it was lost
 */
export function* placeOrder(
  me: Me,
  floor: Floor,
  till: Till,
  wish: OrderWish,
): Behaviour<PlacedOrder | undefined> {
  const basket = till.nextBasket();
  const until_us = me.now + wish.patience_us;
  noteOpened(me, floor, till, basket, wish.channel);
  const grossMinor = wish.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  const priced = yield* priceOrder(me, floor, till, wish, basket, until_us);
  if (priced === undefined) {
    lose(me, floor, basket, 'webShopUnavailable', grossMinor);
    return undefined;
  }
  notePriced(me, priced);
  const redeems = couponsOf(priced.reply).length > 0;
  let committed = redeems && (yield* commit(me, floor, till, priced)) !== undefined;
  const paid = yield* payOrder(me, floor, till, wish, priced, until_us);
  if (typeof paid === 'string') {
    lose(me, floor, basket, paid, grossMinor);
    if (redeems) yield* release(me, floor, till, priced);
    return undefined;
  }
  if (!redeems) committed = (yield* commit(me, floor, till, priced)) !== undefined;
  closeSale(me, floor, till, {
    priced,
    tenders: paid,
    receipt: undefined,
    offline: false,
    isUncommitted: !committed,
    missing: undefined,
  });
  me.tally(HAPPENED[`sale.${wish.channel}`]);
  return { priced, tenders: paid };
}

/** The price, asked for until it comes or the buyer leaves. */
function* priceOrder(
  me: Me,
  floor: Floor,
  till: Till,
  { channel, lines, loyaltyId, coupon }: OrderWish,
  basketId: string,
  until_us: number,
): Behaviour<Priced | undefined> {
  const cart = { basketId, channel, lines, loyaltyId, coupon, byHand: undefined };
  for (let change = 0; ; change++) {
    const request = evaluation(floor, till, cart, me.now, change);
    const seen = yield* ask('promotions.evaluate', request, { from: till.path });
    if (seen.kind === 'ok') {
      return { request, reply: seen.body, source: 'service', fellBack: false, hasOldRules: false };
    }
    if (me.now >= until_us) return undefined;
    yield* wait(AGAIN);
  }
}

/** What was paid, or why it was not. A payment nobody can tell of is taken back, not repeated. */
function* payOrder(
  me: Me,
  floor: Floor,
  till: Till,
  { tender: kind }: OrderWish,
  { request, reply }: Priced,
  until_us: number,
): Behaviour<readonly Tender[] | LostSaleCause> {
  const basket = request.basketId;
  const amount = reply.totals.net;
  if (amount <= 0) return [];
  if (COLLECTED.has(kind)) {
    me.tally(HAPPENED[`sale.${kind}`]);
    return [{ kind, amount, paymentId: null }];
  }
  const wish = { basketId: basket, nth: 0, tender: kind, amountMinor: amount, dialogue_us: 0 };
  for (let attempt = 1; attempt < 10; attempt++) {
    const payment = paymentIdOf(floor, wish, attempt);
    me.note({ fact: 'payment.asked', basket, payment, tender: kind, amountMinor: amount });
    const step = yield* authorise(me, floor, till, wish, payment);
    if (step === 'unknown' && floor.plan.policies.payments.onSilence === 'status') {
      reverse(floor, till, basket, payment, 'timeout');
      break;
    }
    me.note({ fact: 'payment.ended', basket, payment, state: stateOf(step) });
    if (step === 'approved') {
      me.tally(HAPPENED[`sale.${kind}`]);
      return [{ kind, amount, paymentId: payment }];
    }
    if (step === 'declined') {
      me.tally(HAPPENED['payment.declined']);
      return 'paymentDeclined';
    }
    if (me.now >= until_us) break;
    yield* wait(AGAIN);
  }
  return 'webShopUnavailable';
}

/** As the audit reads it. */
const stateOf = (step: Settled): Exclude<Settled, 'technical' | 'noLine'> =>
  step === 'technical' ? 'declined' : step === 'noLine' ? 'notMade' : step;

function lose(
  me: Me,
  floor: Floor,
  basket: string,
  cause: LostSaleCause,
  grossMinor: number,
): void {
  noteLost(me, floor, undefined, cause, undefined, grossMinor);
  noteEnded(me, basket, 'lost');
}
