import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { BasketLine, Channel } from '../model/basket.ts';
import { ringUp } from './double-scan.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { tillReaches } from './line.ts';
import { priceLocally } from './local-price.ts';
import { type Cart, discountByHand, evaluation } from './pricing.ts';
import { lookUp } from './sale-lookups.ts';
import { type Priced, priceOnline } from './sale-price.ts';
import type { Till } from './till.ts';
import { TILL_PROFILES } from './till-systems/profiles.ts';
import type { Scan, Visit } from './visit.ts';

/** Scans a visitor's basket at its pace and prices it, as the till's family does. */
export function* fillCart(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  basketId: string,
  channel: Channel,
): Behaviour<Priced> {
  const { loyaltyId, coupon } = visit;
  const lines = yield* ringUp(me, floor, till, visit.lines, Number(basketId.slice(-6)) - 1);
  const byHand = visit.asksForDiscount ? discountByHand(floor, lines) : undefined;
  const whole: Cart = { basketId, channel, lines, loyaltyId, coupon, byHand };
  const profile = TILL_PROFILES[floor.store.tillSystem];
  if (loyaltyId !== undefined) me.tally(HAPPENED['loyalty.identified']);
  if (byHand !== undefined) me.tally(HAPPENED['discount.byHand']);
  if (profile.pattern === 'perScan') {
    return yield* scanByScan(me, floor, till, whole, visit.scanning_us, visit.scans ?? []);
  }
  yield* wait(visit.scanning_us);
  if (profile.pattern === 'onTotal') {
    const request = evaluation(floor, till, whole, me.now);
    return yield* priceOnline(me, floor, till, request);
  }
  const known = yield* lookUp(me, floor, till, whole, profile.looksUp);
  const request = evaluation(floor, till, known, me.now);
  return { request, ...priceLocally(floor, till, request), fellBack: false };
}

/** Prices the cart after each piece, then with the loyalty card, the coupon, the clerk's discount. */
function* scanByScan(
  me: Me,
  floor: Floor,
  till: Till,
  whole: Cart,
  scanning_us: number,
  scans: readonly Scan[],
): Behaviour<Priced> {
  const { loyaltyId, coupon, byHand } = whole;
  const bare: Cart = { ...whole, loyaltyId: undefined, coupon: undefined, byHand: undefined };
  const benefits: Cart[] = [];
  if (loyaltyId !== undefined) benefits.push({ ...bare, loyaltyId });
  if (coupon !== undefined) benefits.push({ ...bare, loyaltyId, coupon });
  if (byHand !== undefined) benefits.push(whole);
  yield* wait(scanning_us - scans.reduce((sum, { takes_us }) => sum + takes_us, 0));
  const changes = scans.length + benefits.length;
  let lines: readonly BasketLine[] = [];
  for (let change = 1; change < changes; change++) {
    const scan = scans[change - 1];
    if (scan !== undefined) {
      yield* wait(scan.takes_us);
      lines = withPiece(lines, whole.lines[scan.line]);
    }
    const cart = scan === undefined ? benefits[change - 1 - scans.length] : { ...bare, lines };
    if (cart === undefined || !tillReaches(floor, till, 'promotions', me.now)) continue;
    const request = evaluation(floor, till, cart, me.now, change);
    const seen = yield* ask('promotions.evaluate', request, { from: till.path });
    floor.line.saw(me, 'promotions', seen);
  }
  if (benefits.length === 0) yield* wait(scans.at(-1)?.takes_us ?? 0);
  return yield* priceOnline(me, floor, till, evaluation(floor, till, whole, me.now));
}

/** The lines with one piece more of a line. */
function withPiece(
  lines: readonly BasketLine[],
  of: BasketLine | undefined,
): readonly BasketLine[] {
  if (of === undefined) return lines;
  const at = lines.findIndex(({ lineId }) => lineId === of.lineId);
  if (at < 0) return [...lines, { ...of, quantity: 1 }];
  return lines.map((line, i) => (i === at ? { ...line, quantity: line.quantity + 1 } : line));
}
