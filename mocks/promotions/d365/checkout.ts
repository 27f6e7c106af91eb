import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import { decimalOf, minorOf } from '../decimal.ts';
import { cartShown } from './answers.ts';
import type { CheckoutBody } from './bodies.ts';
import { type Cart, D365, priced, requestOf } from './carts.ts';
import { failure, refusedCoupon, versionMismatch } from './refusals.ts';

/** Sells a cart: paid to the cent, its coupons redeemed; the cart is gone, the order remains. */
export function checkout(cart: Cart, body: CheckoutBody, { world, withheld }: Call): Answer {
  const book = world.part(D365);
  const { cartTenderLines, cartVersion } = body;
  if (typeof cartVersion === 'number' && cartVersion !== cart.version) return versionMismatch();
  if (cart.lines.length === 0) return failure(400, 'EmptyCart', 'The cart has no lines.');
  const now = priced(cart, world, withheld);
  const refused = refusedCoupon(now.reply);
  if (refused !== undefined) return refused;
  const tendered = (cartTenderLines ?? []).reduce((sum, { Amount }) => sum + minorOf(Amount), 0);
  if (tendered !== now.reply.totals.net)
    return failure(400, 'PaymentIncorrect', `${decimalOf(now.reply.totals.net)} is due.`);
  const reply = world.promotions.evaluate(requestOf(cart, 'commit', world), withheld);
  book.carts.delete(cart.id);
  const { CartLines, ...order } = cartShown({ ...cart, reply }, world);
  return json(200, {
    ...order,
    '@odata.context': '$metadata#SalesOrders/$entity',
    SalesId: `SO-${++book.made}`,
    AmountPaid: decimalOf(reply.totals.net),
    AmountDue: 0,
    SalesLines: CartLines,
    TenderLines: cartTenderLines ?? [],
  });
}
