import type { BasketLine, EvaluateRequest } from '../../../src/model/basket.ts';
import type { PromotionRule } from '../../../src/model/plan.ts';

/** A rule of category `c` that compounds, unless told otherwise. */
export const rule = (id: string, more: Partial<PromotionRule>): PromotionRule => ({
  id,
  name: id,
  kind: 'percent',
  value: 10,
  priority: 10,
  stacking: 'compound',
  advertised: true,
  ...more,
});

export const line = (lineId: string, more: Partial<BasketLine> = {}): BasketLine => ({
  lineId,
  sku: `sku-${lineId}`,
  categories: ['c'],
  quantity: 1,
  unitPrice: 1000,
  discountable: true,
  ...more,
});

export const request = (
  lines: readonly BasketLine[],
  more: Partial<EvaluateRequest> = {},
): EvaluateRequest => ({
  requestId: 'r1',
  mode: 'preview',
  basketId: 'b1',
  storeId: '0417',
  tillId: '3',
  channel: 'store',
  currency: 'EUR',
  pricedAt: '2026-11-27T15:00:00Z',
  coupons: [],
  manualDiscounts: [],
  lines,
  ...more,
});
