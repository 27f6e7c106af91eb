import { type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { placeOrder } from './sale-order.ts';
import type { Visit } from './visit.ts';

/** A buyer in the web shop: fills her cart at the pace of a till, and orders it. Nobody queues. */
export function* webBuyer(me: Me, floor: Floor, visit: Visit): Behaviour {
  const came_us = me.now;
  const [till] = floor.tills;
  if (till === undefined) return;
  try {
    yield* wait(visit.scanning_us);
    const { lines, loyaltyId, coupon, tender, webPatience_us: patience_us } = visit;
    const wish = { channel: 'web', lines, loyaltyId, coupon, tender, patience_us } as const;
    yield* placeOrder(me, floor, till, wish);
  } finally {
    me.tally({ tally: 'shopper.left', stayed_us: me.now - came_us });
  }
}
