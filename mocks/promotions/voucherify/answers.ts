import type { EvaluateReply, LineDiscount } from '../../../src/model/basket.ts';
import type { World } from '../../world.ts';
import type { OrderSent } from './bodies.ts';
import type { Judged, Tried } from './stack.ts';

type Shown = Readonly<Record<string, unknown>>;

/** What may be stacked: all that is applicable, or nothing. */
export const STACKING_RULES: Shown = {
  redeemables_limit: 30,
  applicable_redeemables_limit: 30,
  applicable_exclusive_redeemables_limit: 1,
  exclusive_categories: [],
  joint_categories: [],
  redeemables_application_mode: 'ALL',
  redeemables_sorting_rule: 'REQUESTED_ORDER',
};

const LIST = { data: [], total: 0, data_ref: 'data', object: 'list' };

/** An order with its totals and items after discounts; `own` picks those to count. */
export function orderShown(
  sent: OrderSent | undefined,
  reply: Pick<EvaluateReply, 'lines' | 'totals'>,
  own: (discount: LineDiscount) => boolean = () => true,
): Shown {
  const items = (sent?.items ?? []).map((item, i) => {
    const line = reply.lines[i];
    const amount = line?.gross ?? 0;
    const off = (line?.discounts ?? []).filter(own).reduce((sum, one) => sum + one.amount, 0);
    return {
      object: 'order_item',
      ...item,
      quantity: item.quantity ?? 1,
      amount,
      initial_amount: amount,
      discount_amount: off,
      applied_discount_amount: off,
      subtotal_amount: amount - off,
    };
  });
  const amount = items.length > 0 ? reply.totals.gross : (sent?.amount ?? 0);
  const off = items.reduce((sum, item) => sum + item.discount_amount, 0);
  return {
    amount,
    initial_amount: amount,
    discount_amount: 0,
    applied_discount_amount: 0,
    items_discount_amount: off,
    items_applied_discount_amount: off,
    total_discount_amount: off,
    total_applied_discount_amount: off,
    total_amount: amount - off,
    items,
    metadata: sent?.metadata ?? {},
    object: 'order',
  };
}

/** A redeemable with its share of the order's discounts. */
export function redeemableShown(
  judged: Judged,
  { reply }: Pick<Tried, 'reply'>,
  sent: OrderSent | undefined,
  world: World,
): Shown {
  const { object, id, status, error } = judged;
  if (error !== undefined) return { status, id, object, result: { error } };
  const own = ({ promotionId, couponCode }: LineDiscount): boolean =>
    object === 'voucher' ? couponCode === id : promotionId === id;
  const order = orderShown(sent, reply, own);
  const rule = world.config.promotions.find((one) =>
    object === 'voucher' ? one.coupon === id : one.id === id,
  );
  const effect = 'APPLY_TO_ITEMS';
  const discount =
    rule?.kind === 'percent'
      ? { type: 'PERCENT', percent_off: rule.value, effect }
      : { type: 'AMOUNT', amount_off: order['total_discount_amount'], effect };
  return {
    status,
    id,
    object,
    ...(rule && { name: rule.name }),
    order,
    applicable_to: LIST,
    inapplicable_to: LIST,
    result: status === 'SKIPPED' ? {} : { discount },
  };
}

/** The answer to a validation. */
export function validationShown(
  tried: Tried,
  sent: OrderSent | undefined,
  session: Shown | undefined,
  world: World,
): Shown {
  const of = (status: Judged['status']): Shown[] =>
    tried.judged
      .filter((one) => one.status === status)
      .map((one) => redeemableShown(one, tried, sent, world));
  const [applicable, inapplicable, skipped] = [of('APPLICABLE'), of('INAPPLICABLE'), of('SKIPPED')];
  return {
    valid: tried.valid,
    redeemables: tried.valid ? [...applicable] : inapplicable,
    ...(skipped.length > 0 && { skipped_redeemables: skipped }),
    ...(inapplicable.length > 0 && { inapplicable_redeemables: inapplicable }),
    ...(tried.valid && { order: orderShown(sent, tried.reply) }),
    tracking_id: 'track_peakday',
    ...(session && tried.valid && { session }),
    stacking_rules: STACKING_RULES,
  };
}
