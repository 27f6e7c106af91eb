import type { CouponReason, EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import { markedId } from '../basket-marks.ts';
import type { Binding, BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import {
  cartHead,
  cartIn,
  cartLines,
  channel,
  couponRefusal,
  type PricedCart,
  post,
  replyOfCart,
} from './cart.ts';

type Steps<T> = Generator<HttpRequest, T, HttpAnswer>;
type End = DialogueEnd<EvaluateReply>;

interface Calculated {
  readonly cart: PricedCart;
  readonly rejected: ReadonlyMap<string, CouponReason>;
}

const NO_CART: End = { ok: false, reason: 'the answer is no cart' };

/** Prices a basket without keeping it; an error names no coupon, so each is tried alone then. */
function* calculate(
  request: EvaluateRequest,
  context: BindingContext,
): Steps<Calculated | { readonly end: End }> {
  const { runId, settings } = context;
  const id = markedId(request.basketId, runId);
  const ask = (codes: readonly string[]): HttpRequest => {
    const Coupons = codes.map((Code) => ({ Code }));
    const salesDocument = {
      ...cartHead(request, id, runId),
      CartLines: cartLines(request),
      Coupons,
    };
    return post(
      settings['calculatePath'] ?? '/Carts/CalculateSalesDocument',
      { salesDocument },
      context,
    );
  };
  const rejected = new Map<string, CouponReason>();
  const codes = [...new Set(request.coupons)];
  let answer = yield ask(codes);
  if (couponRefusal(answer) !== undefined) {
    for (const code of codes) {
      const reason = couponRefusal(yield ask([code]));
      if (reason !== undefined) rejected.set(code, reason);
    }
    answer = yield ask(codes.filter((code) => !rejected.has(code)));
  }
  if (answer.status >= 400) return { end: { refused: answer } };
  const cart = cartIn(answer.body);
  return cart === undefined ? { end: NO_CART } : { cart, rejected };
}

function* evaluate(request: EvaluateRequest, context: BindingContext): Steps<End> {
  const priced = yield* calculate(request, context);
  if ('end' in priced) return priced.end;
  return { ok: true, reply: replyOfCart(request, priced.cart, priced.rejected) };
}

/** A sale: a cart with lines and the coupons that can be used, checked out and paid to the cent. */
function* commit(request: EvaluateRequest, context: BindingContext): Steps<End> {
  const id = markedId(request.basketId, context.runId);
  const sold = context.memory.get(`d365 ${id}`);
  if (sold !== undefined) return { ok: true, reply: JSON.parse(sold) as EvaluateReply };
  let rejected: ReadonlyMap<string, CouponReason> = new Map();
  if (request.coupons.length > 0) {
    const priced = yield* calculate(request, context);
    if ('end' in priced) return priced.end;
    rejected = priced.rejected;
  }
  const path = `/Carts('${id}')`;
  const couponCodes = [...new Set(request.coupons)].filter((code) => !rejected.has(code));
  const steps: readonly (readonly [path: string, body: object])[] = [
    ['/Carts', cartHead(request, id, context.runId)],
    [`${path}/AddCartLines`, { cartLines: cartLines(request) }],
    ...(couponCodes.length === 0
      ? []
      : [[`${path}/AddCoupons`, { couponCodes, isLegacyDiscountCode: false }] as const]),
  ];
  let cart: PricedCart | undefined;
  for (const [to, body] of steps) {
    const answer = yield post(to, body, context);
    if (answer.status >= 400) return { refused: answer };
    cart = cartIn(answer.body);
    if (cart === undefined) return NO_CART;
  }
  if (cart === undefined) return NO_CART;
  const tender = {
    '@odata.type': '#Microsoft.Dynamics.Commerce.Runtime.DataModel.CartTenderLine',
    'Amount@odata.type': '#Decimal',
    Amount: cart.TotalAmount,
    Currency: request.currency,
    TenderTypeId: context.settings['tenderTypeId'] ?? '1',
  };
  const paid = yield post(
    `${path}/Checkout`,
    { cartTenderLines: [tender], cartVersion: null },
    context,
  );
  if (paid.status >= 400) return { refused: paid };
  const reply = replyOfCart(request, cart, rejected);
  context.memory.set(`d365 ${id}`, JSON.stringify(reply));
  return { ok: true, reply };
}

/**
 * Carts of a Dynamics 365 Commerce scale unit; the target's URL ends in `/Commerce`. A price is
 * calculated and not kept, a sale is checked out. Settings: `operatingUnit` (OUN),
 * `tenderTypeId` (1), `apiVersion` (7.3), `calculatePath`. A sale that is checked out can be
 * neither cancelled nor removed there, and returns are sales of their own.
 */
export const d365Commerce: Binding = {
  name: 'd365-commerce',
  services: ['promotions'],
  auth: ['oauth2ClientCredentials', 'bearer'],
  keyHeader: null,
  health: '/GetTenderTypes()?$top=1',
  healthHeaders: channel,
  operations: {
    'promotions.evaluate': { steps: evaluate },
    'promotions.commit': { steps: commit },
  },
  absent: {
    'promotions.cancel': 'unsupported',
    'promotions.return': 'unsupported',
    'promotions.lookup': 'unsupported',
  },
};
