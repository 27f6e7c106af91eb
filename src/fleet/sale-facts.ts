import type { Me } from '../kernel/task.ts';
import type { Channel } from '../model/basket.ts';
import type { BasketFact } from '../model/basket-facts.ts';
import type { Fact, LostSaleCause } from '../model/facts.ts';
import type { Minor } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import type { Priced } from './sale-price.ts';
import type { Till } from './till.ts';

/** How a sale was not as it should have been. */
export type Abnormal = Extract<Fact, { fact: 'sale.abnormal' }>['how'];
/** How a basket ended. */
export type BasketEnd = Extract<BasketFact, { fact: 'basket.ended' }>['how'];

/** Notes that a basket is begun. */
export function noteOpened(
  me: Me,
  floor: Floor,
  till: Till,
  basket: string,
  channel: Channel,
  kind: 'sale' | 'return' | 'pickUp' = 'sale',
): void {
  const { id: store, tillSystem } = floor.store;
  me.note({ fact: 'basket.opened', basket, store, till: till.path, tillSystem, channel, kind });
}

/** Notes what a basket costs, and by whose reckoning. */
export function notePriced(me: Me, { request, reply, source }: Priced): void {
  me.note({
    fact: 'basket.priced',
    basket: request.basketId,
    source,
    grossMinor: reply.totals.gross,
    netMinor: reply.totals.net,
  });
  if (reply.coupons.some(({ status }) => status === 'rejected')) {
    me.tally(HAPPENED['coupon.refused']);
  }
}

/** Notes that a basket is over. */
export function noteEnded(me: Me, basket: string, how: BasketEnd): void {
  me.note({ fact: 'basket.ended', basket, how });
}

/** Notes that a sale was made, but not as it should have been. */
export function noteAbnormal(
  me: Me,
  floor: Floor,
  till: Till,
  how: Abnormal,
  issue: string | undefined,
  valueMinor: Minor,
): void {
  const store = floor.store.id;
  me.note({ fact: 'sale.abnormal', store, till: till.path, how, issue: issue ?? null, valueMinor });
}

/** Notes that a sale was not made. @param valueMinor the basket's list price */
export function noteLost(
  me: Me,
  floor: Floor,
  till: Till | undefined,
  cause: LostSaleCause,
  issue: string | undefined,
  valueMinor: Minor,
): void {
  me.note({
    fact: 'sale.lost',
    store: floor.store.id,
    till: till?.path ?? null,
    cause,
    issue: issue ?? null,
    valueMinor,
  });
}
