import type { BasketLine, EvaluateRequest } from '../model/basket.ts';

/**
 * What a promotion system's rules need to know of a basket and its own API has no member for, as
 * strings (lists with commas), for its attributes, metadata, custom fields or the like.
 */
export function basketMarks(request: EvaluateRequest, runId: string): Record<string, string> {
  const { storeId, tillId, channel, pricedAt, customer, manualDiscounts } = request;
  const manual = manualDiscounts.map(({ promotionId }) => promotionId).join(',');
  return {
    runId,
    storeId,
    tillId,
    channel,
    pricedAt,
    ...(customer && customer.tier !== '' && { tier: customer.tier }),
    ...(customer && customer.segments.length > 0 && { segments: customer.segments.join(',') }),
    ...(manual !== '' && { manualPromotions: manual }),
  };
}

/** The same of a line; the system gives `lineId` back with the line. */
export const lineMarks = (line: BasketLine): Record<string, string> => ({
  lineId: line.lineId,
  categories: line.categories.join(','),
  discountable: String(line.discountable),
});

/** The id of a basket in the system: no two runs have one in common, and it begins with the run. */
export const markedId = (basketId: string, runId: string): string =>
  (basketId.startsWith(runId) ? basketId : `${runId}-${basketId}`).replace(/[^\w.-]/g, '-');
