import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { EvaluateReply, EvaluateRequest, PricedLine } from '../model/basket.ts';
import type { Tender } from '../model/sale.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { tillReaches } from './line.ts';
import { recordSale } from './record-sale.ts';
import type { Served } from './sale.ts';
import { noteEnded, noteOpened, notePriced } from './sale-facts.ts';
import type { Priced } from './sale-price.ts';
import { printReceipt } from './sale-receipt.ts';
import type { SoldBasket } from './sold-baskets.ts';
import { giveBack } from './tender.ts';
import type { Till } from './till.ts';
import { tillReady } from './till-health.ts';
import type { Visit } from './visit.ts';

/**
 * Takes a sold basket back, at what was paid for its pieces and not at their list price: the
 * promotion service says so, or the receipt where it does not know the sale. Payments are
 * reversed; cash is paid out.
 */
export function* takeBack(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  sold: SoldBasket,
): Behaviour<Served> {
  if (!(yield* tillReady(me, floor, till))) {
    floor.sold.add(sold);
    return 'tillDown';
  }
  const basket = till.nextBasket();
  noteOpened(me, floor, till, basket, 'store', 'return');
  yield* wait(visit.scanning_us);
  const request = returnOf(floor, till, basket, sold.priced.request);
  const onReceipt = refundOf(request, sold.priced.reply);
  let priced: Priced = {
    request,
    reply: onReceipt,
    source: 'till',
    fellBack: false,
    hasOldRules: false,
  };
  if (tillReaches(floor, till, 'promotions', me.now)) {
    const reply = yield* ask('promotions.return', request, { from: till.path });
    floor.line.saw(me, 'promotions', reply);
    // A sale that it does not know any more costs the shopper nothing.
    if (reply.kind === 'ok' && reply.body.messages.length === 0) {
      priced = { ...priced, reply: reply.body, source: 'service' };
    }
  }
  notePriced(me, priced);
  const tenders = sold.tenders.map(
    ({ kind, amount, paymentId }): Tender => ({ kind, amount: -amount, paymentId }),
  );
  giveBack(floor, till, basket, tenders);
  const receipt = yield* printReceipt(me, floor, till, visit, basket);
  const { gross, discount, net } = priced.reply.totals;
  me.note({ fact: 'basket.charged', basket, chargedMinor: -net, tenders });
  recordSale(me, floor, till, {
    basketId: basket,
    channel: 'store',
    kind: 'return',
    totals: { gross: -gross, discount: -discount, net: -net },
    priceSource: priced.source,
    offline: false,
    tenders,
    coupons: [],
    receipt: receipt.printed ? 'printed' : 'notPrinted',
  });
  me.tally(HAPPENED['sale.return']);
  noteEnded(me, basket, 'returned');
  return 'over';
}

/** The return of every line of a sale; each says which line it was. */
const returnOf = (
  floor: Floor,
  till: Till,
  basketId: string,
  sold: EvaluateRequest,
): EvaluateRequest => ({
  ...sold,
  requestId: `${floor.runId}:${basketId}`,
  mode: 'return',
  basketId,
  tillId: till.id,
  coupons: [],
  manualDiscounts: [],
  lines: sold.lines.map((line) => ({ ...line, returnOf: `${sold.basketId}/${line.lineId}` })),
});

/** What the receipt says was paid, line by line. */
function refundOf(request: EvaluateRequest, sold: EvaluateReply): EvaluateReply {
  const lines = sold.lines.map((line): PricedLine => ({ ...line, discounts: [] }));
  return {
    ...sold,
    requestId: request.requestId,
    basketId: request.basketId,
    lines,
    coupons: [],
    loyalty: { earned: 0, redeemed: 0, balance: 0 },
    messages: [],
  };
}
