import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import type { PriceSource } from '../model/sale.ts';
import type { Floor } from './floor.ts';
import { tillReaches } from './line.ts';
import { priceLocally } from './local-price.ts';
import type { Till } from './till.ts';

/** A basket with its price. */
export interface Priced {
  readonly request: EvaluateRequest;
  readonly reply: EvaluateReply;
  readonly source: PriceSource;
  /** The service should have priced it, and did not. */
  readonly fellBack: boolean;
  /** The till that priced it lacks rules that run by now, whether or not they concern the basket. */
  readonly hasOldRules: boolean;
}

/** Asks the promotion service; without an answer the till prices by the rules it holds (PROMO-1). */
export function* priceOnline(
  me: Me,
  floor: Floor,
  till: Till,
  request: EvaluateRequest,
): Behaviour<Priced> {
  if (tillReaches(floor, till, 'promotions', me.now)) {
    const priced = yield* ask('promotions.evaluate', request, { from: till.path });
    floor.line.saw(me, 'promotions', priced);
    if (priced.kind === 'ok') {
      return {
        request,
        reply: priced.body,
        source: 'service',
        fellBack: false,
        hasOldRules: false,
      };
    }
  }
  return { request, ...priceLocally(floor, till, request), fellBack: true };
}
