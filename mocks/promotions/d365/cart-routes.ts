import type { z } from 'zod';
import type { Call } from '../../wire/call.ts';
import { type Answer, json, noContent } from '../../wire/exchange.ts';
import { get, patch, post, type Route } from '../../wire/route.ts';
import type { World } from '../../world.ts';
import { storeIn } from '../marked-basket.ts';
import { cartShown } from './answers.ts';
import {
  cartBody,
  checkoutBody,
  codeBody,
  couponsBody,
  documentBody,
  lineIdsBody,
  linesBody,
} from './bodies.ts';
import { type Cart, cartOf, D365, lineOf, marksOf, priced, type Unpriced } from './carts.ts';
import { checkout } from './checkout.ts';
import { failure, noCart, refusedCoupon, versionMismatch } from './refusals.ts';

const CARTS = '/Commerce/Carts';
const CART = `${CARTS}('{cartId}')`;

const onCart = (call: Call, then: (cart: Cart) => Answer): Answer => {
  const { cartId = '' } = call.parameters;
  const cart = call.world.part(D365).carts.get(cartId);
  return cart === undefined ? noCart(cartId) : then(cart);
};

const MOST_LINES = 200;

function keep(changed: Unpriced, { world, withheld }: Call): Cart | Answer {
  if (changed.lines.length > MOST_LINES)
    return failure(400, 'MaximumCartLinesExceeded', 'The cart holds too many lines.');
  const cart = priced({ ...changed, version: changed.version + 1 }, world, withheld);
  world.part(D365).carts.set(cart.id, cart);
  return cart;
}

const answerOf = (kept: Cart | Answer, world: World): Answer =>
  'status' in kept ? kept : json(200, cartShown(kept, world));

/** An action on a cart that prices it anew. */
const action = <T>(
  name: string,
  summary: string,
  request: z.ZodType<T>,
  change: (cart: Cart, body: T, call: Call) => Unpriced | Answer,
): Route =>
  post({
    path: `${CART}/${name}`,
    summary,
    operation: 'promotions.evaluate',
    subject: (_, { parameters: { cartId: basketId } }) => ({ basketId }),
    request,
    replies: { 200: null, 400: null, 404: null },
    serve: (body, call) =>
      onCart(call, (cart) => {
        const changed = change(cart, body, call);
        return 'status' in changed ? changed : answerOf(keep(changed, call), call.world);
      }),
  });

/** A coupon that cannot be used is refused at once, and none of the others is added. */
function withCoupons(cart: Cart, codes: readonly string[], { world }: Call): Unpriced | Answer {
  const changed = { ...cart, coupons: [...new Set([...cart.coupons, ...codes])] };
  return refusedCoupon(priced(changed, world).reply) ?? changed;
}

/** Routes of carts. */
export const cartRoutes: readonly Route[] = [
  post({
    path: CARTS,
    summary: 'Create a cart',
    operation: 'promotions.evaluate',
    subject: ({ ExtensionProperties = [] }) => ({ storeId: storeIn(marksOf(ExtensionProperties)) }),
    request: cartBody,
    replies: { 201: null, 400: null },
    serve: (body, { world, withheld }) => {
      const cart = priced(cartOf(body, world), world, withheld);
      world.part(D365).carts.set(cart.id, cart);
      return json(201, cartShown(cart, world));
    },
  }),
  post({
    path: `${CARTS}/CalculateSalesDocument`,
    summary: 'Price a cart that is not kept',
    operation: 'promotions.evaluate',
    subject: ({ salesDocument: { Id, ExtensionProperties = [] } }) => ({
      storeId: storeIn(marksOf(ExtensionProperties)),
      basketId: Id,
    }),
    request: documentBody,
    replies: { 200: null, 400: null },
    serve: ({ salesDocument }, { world, withheld }) => {
      const cart = priced(cartOf(salesDocument, world), world, withheld);
      return refusedCoupon(cart.reply) ?? json(200, cartShown(cart, world));
    },
  }),
  get({
    path: CART,
    summary: 'A cart',
    operation: null,
    replies: { 200: null, 404: null },
    serve: (call) => onCart(call, (cart) => json(200, cartShown(cart, call.world))),
  }),
  patch({
    path: CART,
    summary: 'Change members of a cart',
    operation: 'promotions.evaluate',
    request: cartBody,
    replies: { 204: null, 400: null, 404: null },
    serve: (body, call) =>
      onCart(call, (cart) => {
        const { CustomerId, LoyaltyCardId, ExtensionProperties } = body;
        const kept = keep(
          {
            ...cart,
            customerId: CustomerId ?? cart.customerId,
            loyaltyCardId: LoyaltyCardId ?? cart.loyaltyCardId,
            extensions: ExtensionProperties ?? cart.extensions,
          },
          call,
        );
        return 'status' in kept ? kept : noContent();
      }),
  }),
  action('AddCartLines', 'Add lines', linesBody, (cart, { cartLines, cartVersion }, { world }) =>
    typeof cartVersion === 'number' && cartVersion !== cart.version
      ? versionMismatch()
      : { ...cart, lines: [...cart.lines, ...cartLines.map((line) => lineOf(line, world))] },
  ),
  action('UpdateCartLines', 'Change lines by their ids', linesBody, (cart, body) => {
    if (typeof body.cartVersion === 'number' && body.cartVersion !== cart.version)
      return versionMismatch();
    const changes = new Map(body.cartLines.map((line) => [line.LineId, line]));
    const lines = cart.lines.map((line) => {
      const change = changes.get(line.LineId);
      return {
        ...line,
        ...change,
        LineId: line.LineId,
        Quantity: change?.Quantity ?? line.Quantity,
      };
    });
    return { ...cart, lines };
  }),
  action('RemoveCartLines', 'Take lines away', lineIdsBody, (cart, { cartLineIds }) => ({
    ...cart,
    lines: cart.lines.filter(({ LineId }) => !cartLineIds.includes(LineId)),
  })),
  action('AddCoupons', 'Add coupons', couponsBody, (cart, { couponCodes }, call) =>
    withCoupons(cart, couponCodes, call),
  ),
  action('AddDiscountCode', 'Add one code', codeBody, (cart, { discountCode }, call) =>
    withCoupons(cart, [discountCode], call),
  ),
  action('RemoveCoupons', 'Take coupons away', couponsBody, (cart, { couponCodes }) => ({
    ...cart,
    coupons: cart.coupons.filter((code) => !couponCodes.includes(code)),
  })),
  post({
    path: `${CART}/Checkout`,
    summary: 'Sell a cart',
    operation: 'promotions.commit',
    subject: (_, { parameters: { cartId: basketId } }) => ({ basketId }),
    request: checkoutBody,
    replies: { 200: null, 400: null, 404: null },
    serve: (body, call) => onCart(call, (cart) => checkout(cart, body, call)),
  }),
];
