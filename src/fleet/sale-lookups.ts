import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { LookupReply, LookupRequest } from '../model/lookup.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { tillReaches } from './line.ts';
import type { Cart } from './pricing.ts';
import type { Till } from './till.ts';

/**
 * A till that prices by itself looks up what only the service knows. A coupon that is unknown or
 * used up, or that cannot be looked up, is not taken.
 * @returns the cart as it may be priced
 */
export function* lookUp(
  me: Me,
  floor: Floor,
  till: Till,
  cart: Cart,
  looksUp: readonly LookupRequest['what'][],
): Behaviour<Cart> {
  let known = cart;
  for (const what of looksUp) {
    const code = what === 'coupon' ? cart.coupon : cart.loyaltyId;
    if (code === undefined) continue;
    let reply: LookupReply | undefined;
    if (tillReaches(floor, till, 'promotions', me.now)) {
      const request = { what, code, storeId: floor.store.id, tillId: till.id };
      const found = yield* ask('promotions.lookup', request, { from: till.path });
      floor.line.saw(me, 'promotions', found);
      if (found.kind === 'ok') reply = found.body;
    }
    if (what === 'coupon' && !isUsable(reply)) {
      me.tally(HAPPENED['coupon.refused']);
      known = { ...known, coupon: undefined };
    }
  }
  return known;
}

const isUsable = (reply: LookupReply | undefined): boolean =>
  reply?.found === true &&
  (reply.redeemed ?? 0) + (reply.reserved ?? 0) < (reply.limit ?? Infinity);
