import type {
  CouponReason,
  CouponResult,
  EvaluateReply,
  EvaluateRequest,
  LineDiscount,
} from '../../model/basket.ts';
import { pricedBasket } from '../priced-basket.ts';
import { spread } from '../spread.ts';
import type { PricedItem, PricedOrder, Redeemable } from './answers.ts';

/** What a dialogue found out about a basket. */
export interface Found {
  readonly order: PricedOrder | undefined;
  readonly applied: readonly Redeemable[];
  /** Vouchers that were dropped, and why. */
  readonly rejected: ReadonlyMap<string, CouponReason>;
}

/**
 * A basket as the order's items price it: each redeemable's share where the answer tells it, what
 * is left of an item's discount to the first redeemable, and the order's own discount by value.
 */
export function replyOf(
  request: EvaluateRequest,
  { order, applied, rejected }: Found,
): EvaluateReply {
  const values = request.lines.map(({ quantity, unitPrice }) => quantity * unitPrice);
  const ofOrder = spread(order?.applied_discount_amount ?? order?.discount_amount ?? 0, values);
  const discounts = request.lines.map(({ quantity }, i) => {
    const shares = applied.flatMap((one): LineDiscount[] => {
      const amount = off(one.order?.items?.[i]);
      return amount === 0 ? [] : [discount(one, quantity, amount)];
    });
    const told = shares.reduce((sum, { amount }) => sum + amount, 0);
    const rest = off(order?.items?.[i]) - told + (ofOrder[i] ?? 0);
    const [first = { id: 'voucherify', object: 'order' }] = applied;
    return rest === 0 ? shares : [...shares, discount(first, quantity, rest)];
  });
  const evaluationId = `voucherify:${request.requestId}`;
  const coupons = couponResults(request.coupons, applied, rejected);
  return pricedBasket(request, { evaluationId, discounts, coupons });
}

const off = (item: PricedItem | undefined): number =>
  item?.applied_discount_amount ?? item?.discount_amount ?? 0;

const discount = (
  { id, object, name = id }: Redeemable,
  quantity: number,
  amount: number,
): LineDiscount => ({
  promotionId: id,
  name,
  kind: 'amount',
  ...(object === 'voucher' && { couponCode: id }),
  quantity,
  amount,
});

function couponResults(
  codes: readonly string[],
  applied: readonly Redeemable[],
  rejected: Found['rejected'],
): CouponResult[] {
  const used = new Set(applied.filter(({ object }) => object === 'voucher').map(({ id }) => id));
  return codes.map((code, i) => {
    const reason = rejected.get(code);
    if (codes.indexOf(code) < i) return { code, status: 'skipped', reason: null };
    if (reason !== undefined) return { code, status: 'rejected', reason };
    if (used.has(code)) return { code, status: 'applied', reason: null };
    return { code, status: 'skipped', reason: 'exclusiveConflict' };
  });
}
