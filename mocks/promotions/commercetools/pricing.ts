import type { EvaluateReply, EvaluateRequest } from '../../../src/model/basket.ts';
import type { Withheld } from '../../../src/pricing/matching.ts';
import type { World } from '../../world.ts';
import { engineRequest, type Marks } from '../marked-basket.ts';
import { type Cart, COMMERCETOOLS } from './book.ts';

/** A cart before it has a price. */
export type Unpriced = Omit<Cart, 'reply'>;

/** A cart with its price: every change prices it anew. */
export const priced = (cart: Unpriced, world: World, withheld: Withheld | undefined): Cart => ({
  ...cart,
  reply: evaluate(cart, 'preview', world, withheld),
});

/** Prices a cart, or sells it, or gives back what it redeemed. */
export const evaluate = (
  cart: Unpriced,
  mode: EvaluateRequest['mode'],
  world: World,
  withheld?: Withheld,
): EvaluateReply => world.promotions.evaluate(requestOf(cart, mode, world), withheld);

/** The engine's request for a cart; custom field `loyaltyId` stands before the customer's id. */
export function requestOf(
  cart: Unpriced,
  mode: EvaluateRequest['mode'],
  world: World,
): EvaluateRequest {
  const marks: Marks = cart.custom?.fields ?? {};
  const loyaltyId = marks['loyaltyId'];
  return engineRequest(
    {
      mode,
      requestId: `commercetools:${++world.part(COMMERCETOOLS).made}`,
      basketId: `commercetools:${cart.id}`,
      currency: cart.currency,
      loyaltyId: typeof loyaltyId === 'string' ? loyaltyId : cart.customerId,
      coupons: cart.codes,
      marks,
      lines: cart.lines.map(({ sku, quantity, unitPrice, custom }) => ({
        sku,
        quantity,
        unitPrice,
        marks: custom?.fields ?? {},
      })),
    },
    world,
  );
}
