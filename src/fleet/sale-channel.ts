import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { tillReaches } from './line.ts';
import type { Priced } from './sale-price.ts';
import type { Till } from './till.ts';

/**
 * Prices the same basket, moment and customer for the web shop, so that prices that depend on the
 * channel are found (PROMO-2). Nobody is charged by it.
 */
export function* checkChannel(me: Me, floor: Floor, till: Till, { request }: Priced): Behaviour {
  if (!tillReaches(floor, till, 'promotions', me.now)) return;
  const sent = { ...request, requestId: `${request.requestId}:web`, channel: 'web' } as const;
  const seen = yield* ask('promotions.evaluate', sent, { from: till.path });
  floor.line.saw(me, 'promotions', seen);
  if (seen.kind !== 'ok') return;
  const netMinor = seen.body.totals.net;
  me.note({
    fact: 'basket.pricedElsewhere',
    basket: request.basketId,
    channel: 'web',
    netMinor,
  });
}
