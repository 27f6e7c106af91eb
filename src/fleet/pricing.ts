import type { EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import { isoAt } from '../model/iso.ts';
import type { PromotionRule } from '../model/plan.ts';
import type { Floor } from './floor.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/** The evaluation that a till asks for at total. */
export function evaluation(
  floor: Floor,
  till: Till,
  visit: Visit,
  basketId: string,
  now_us: number,
): EvaluateRequest {
  const { plan, store, allowances, runId } = floor;
  return {
    requestId: `${runId}:${basketId}`,
    mode: 'preview',
    basketId,
    storeId: store.id,
    tillId: till.id,
    channel: 'store',
    currency: plan.currency,
    pricedAt: isoAt(plan.date, now_us),
    ...(visit.loyaltyId && {
      customer: { loyaltyId: visit.loyaltyId, tier: 'standard', segments: [] },
    }),
    coupons: visit.coupon === undefined ? [] : [visit.coupon],
    manualDiscounts: [...allowances].map(([promotionId, authorisedBy]) => ({
      promotionId,
      authorisedBy,
    })),
    lines: visit.lines,
  };
}

/**
 * An advertised promotion that the shelf promises for a line of the basket.
 * Only rules anyone can see at the shelf count: a share or an amount off, unconditionally.
 */
export function promised(floor: Floor, visit: Visit, now_us: number): PromotionRule | undefined {
  return floor.plan.promotions.find(
    (rule) =>
      isPlain(rule) &&
      now_us >= (rule.from_us ?? 0) &&
      now_us < (rule.to_us ?? Infinity) &&
      (rule.stores === undefined || rule.stores.includes(floor.store.id)) &&
      visit.lines.some((line) => concerns(rule, line)),
  );
}

/** Whether a promised discount is missing: a line it concerns was not reduced at all. */
export function isMissing(rule: PromotionRule, visit: Visit, reply: EvaluateReply): boolean {
  const concerned = visit.lines.filter((line) => concerns(rule, line));
  return reply.lines.some(
    (priced) =>
      priced.discounts.length === 0 && concerned.some((line) => line.lineId === priced.lineId),
  );
}

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

const concerns = (rule: PromotionRule, line: Visit['lines'][number]): boolean =>
  (rule.skus === undefined || rule.skus.includes(line.sku)) &&
  (rule.categories === undefined ||
    line.categories.some((category) => rule.categories?.includes(category)));
