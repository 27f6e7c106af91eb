import type {
  CouponReason,
  CouponResult,
  EvaluateReply,
  EvaluateRequest,
  LineDiscount,
} from '../../model/basket.ts';
import { pricedBasket } from '../priced-basket.ts';
import { spread } from '../spread.ts';
import type { CartAnswer, CartLine } from './answers.ts';

const REASONS: Readonly<Record<string, CouponReason>> = {
  DoesNotMatchCart: 'notEligible',
  NotActive: 'expired',
  NotValid: 'campaignInactive',
  MaxApplicationReached: 'limitReached',
};

/** A cart or order as a reply: what its lines cost less, and their shares in the total's discount. */
export function replyOfCart(
  request: EvaluateRequest,
  cart: CartAnswer,
  unknown: readonly string[],
): EvaluateReply {
  const shares = sharesOfTotal(cart);
  const discounts = request.lines.map((line, i) => [
    ...ownDiscounts(cart.lineItems[i], line.quantity * line.unitPrice),
    ...shares.flatMap(({ promotionId, amounts }) =>
      discount(promotionId, line.quantity, amounts[i]),
    ),
  ]);
  return pricedBasket(request, {
    evaluationId: `commercetools:${cart.id}`,
    discounts,
    coupons: couponResults(request.coupons, cart, unknown),
  });
}

function ownDiscounts(line: CartLine | undefined, gross: number): LineDiscount[] {
  if (line === undefined) return [];
  const byId = new Map<string, number>();
  for (const { quantity, discountedPrice } of line.discountedPricePerQuantity)
    for (const {
      discount: { id },
      discountedAmount,
    } of discountedPrice.includedDiscounts)
      byId.set(id, (byId.get(id) ?? 0) + quantity * discountedAmount.centAmount);
  const told = [...byId.values()].reduce((sum, amount) => sum + amount, 0);
  // Rounding of the cart, or a price of its own: the line's total is what is paid.
  const rest = gross - line.totalPrice.centAmount - told;
  return [...byId, ['commercetools', rest] as const].flatMap(([id, amount]) =>
    discount(id, line.quantity, amount),
  );
}

function sharesOfTotal({ discountOnTotalPrice, lineItems }: CartAnswer) {
  const values = lineItems.map(({ totalPrice }) => totalPrice.centAmount);
  return (discountOnTotalPrice?.includedDiscounts ?? []).map(
    ({ discount: { id }, discountedAmount }) => ({
      promotionId: id,
      amounts: spread(discountedAmount.centAmount, values),
    }),
  );
}

const discount = (promotionId: string, quantity: number, amount = 0): LineDiscount[] =>
  amount === 0 ? [] : [{ promotionId, name: promotionId, kind: 'amount', quantity, amount }];

function couponResults(
  codes: readonly string[],
  { discountCodes }: CartAnswer,
  unknown: readonly string[],
): CouponResult[] {
  const states = new Map(
    discountCodes.map(({ discountCode: { id, obj }, state }) => [obj?.code ?? id, state]),
  );
  return codes.map((code, i) => {
    if (codes.indexOf(code) < i) return { code, status: 'skipped', reason: null };
    if (unknown.includes(code)) return { code, status: 'rejected', reason: 'notFound' };
    const state = states.get(code) ?? '';
    if (state === 'MatchesCart') return { code, status: 'applied', reason: null };
    const reason = REASONS[state];
    if (reason === undefined) return { code, status: 'skipped', reason: 'exclusiveConflict' };
    return { code, status: 'rejected', reason };
  });
}
