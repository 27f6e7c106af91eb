import type {
  BasketLine,
  Channel,
  EvaluateReply,
  EvaluateRequest,
  ManualDiscount,
} from '../model/basket.ts';
import type { Plan, PromotionRule, StorePlan } from '../model/plan.ts';
import { tillStamp } from './clock.ts';
import type { Floor } from './floor.ts';
import type { Till } from './till.ts';

/** What is in a cart when its price is asked for. */
export interface Cart {
  readonly basketId: string;
  readonly channel: Channel;
  readonly lines: readonly BasketLine[];
  readonly loyaltyId: string | undefined;
  readonly coupon: string | undefined;
  /** A discount that the clerk allows this shopper, besides those the store may give. */
  readonly byHand: ManualDiscount | undefined;
}

/**
 * The evaluation that a till asks for.
 * @param change how often the cart was asked about before: every request has an id of its own
 */
export function evaluation(
  floor: Floor,
  till: Till,
  cart: Cart,
  now_us: number,
  change = 0,
): EvaluateRequest {
  const { plan, store, allowances, runId } = floor;
  const { basketId, loyaltyId, coupon, byHand } = cart;
  const id = `${runId}:${basketId}`;
  const manualDiscounts: ManualDiscount[] = [];
  for (const [promotionId, authorisedBy] of allowances) {
    manualDiscounts.push({ promotionId, authorisedBy });
  }
  if (byHand !== undefined && !allowances.has(byHand.promotionId)) manualDiscounts.push(byHand);
  const request: EvaluateRequest = {
    requestId: change === 0 ? id : `${id}:${change}`,
    mode: 'preview',
    basketId,
    storeId: store.id,
    tillId: till.id,
    channel: cart.channel,
    currency: plan.currency,
    pricedAt: tillStamp(floor, till, now_us),
    coupons: coupon === undefined ? [] : [coupon],
    manualDiscounts,
    lines: cart.lines,
  };
  if (loyaltyId === undefined) return request;
  return { ...request, customer: { loyaltyId, tier: 'standard', segments: [] } };
}

/** The clerk gives a shopper who asks an advertised discount that has not begun, or is over. */
export function discountByHand(
  floor: Floor,
  lines: readonly BasketLine[],
): ManualDiscount | undefined {
  const rule = floor.shelf.find((each) => lines.some((line) => concerns(each, line)));
  return rule && { promotionId: rule.id, authorisedBy: floor.store.clerk };
}

/**
 * What a store's shelves promise, in the plan's order. Only rules anyone can see there count: a
 * share or an amount off, unconditionally.
 */
export const shelfRules = ({ promotions }: Plan, store: StorePlan): readonly PromotionRule[] =>
  promotions.filter((rule) => isPlain(rule) && isHere(rule, store));

/** An advertised promotion that the shelf promises for a line of the basket. */
export function promised(
  floor: Floor,
  lines: readonly BasketLine[],
  now_us: number,
): PromotionRule | undefined {
  return floor.shelf.find(
    (rule) =>
      now_us >= (rule.from_us ?? 0) &&
      now_us < (rule.to_us ?? Infinity) &&
      lines.some((line) => concerns(rule, line)),
  );
}

/** Whether a promised discount is missing: a line it concerns was not reduced at all. */
export function isMissing(
  rule: PromotionRule,
  lines: readonly BasketLine[],
  reply: EvaluateReply,
): boolean {
  const concerned = lines.filter((line) => concerns(rule, line));
  return reply.lines.some(
    (priced) =>
      priced.discounts.length === 0 && concerned.some((line) => line.lineId === priced.lineId),
  );
}

const isHere = (rule: PromotionRule, store: StorePlan): boolean =>
  rule.stores === undefined || rule.stores.includes(store.id);

const isPlain = (rule: PromotionRule): boolean =>
  rule.advertised &&
  (rule.kind === 'percent' || rule.kind === 'amount') &&
  rule.value > 0 &&
  !rule.loyaltyOnly &&
  rule.coupon === undefined &&
  rule.segments === undefined &&
  (rule.minQuantity ?? 1) <= 1 &&
  (rule.minAmount ?? 0) <= 0 &&
  (rule.channels === undefined || rule.channels.includes('store'));

const concerns = (rule: PromotionRule, line: BasketLine): boolean =>
  (rule.skus === undefined || rule.skus.includes(line.sku)) &&
  (rule.categories === undefined ||
    line.categories.some((category) => rule.categories?.includes(category)));
