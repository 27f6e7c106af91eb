import type {
  CouponResult,
  EvaluateReply,
  EvaluateRequest,
  LineDiscount,
} from '../model/basket.ts';

/** What a promotion system said of a basket, in peakday's words; money in minor units. */
export interface Pricing {
  readonly evaluationId: string;
  /** Of each line, in the order asked. */
  readonly discounts: readonly (readonly LineDiscount[])[];
  readonly coupons: readonly CouponResult[];
  readonly earned?: number;
  readonly messages?: readonly string[];
}

/** The reply that a system's answer comes to; a line's net is what its discounts leave of it. */
export function pricedBasket(request: EvaluateRequest, pricing: Pricing): EvaluateReply {
  const { evaluationId, discounts, coupons, earned = 0, messages = [] } = pricing;
  const lines = request.lines.map(({ lineId, quantity, unitPrice }, i) => {
    const own = discounts[i] ?? [];
    const gross = quantity * unitPrice;
    return {
      lineId,
      gross,
      net: own.reduce((net, { amount }) => net - amount, gross),
      discounts: own,
    };
  });
  const gross = lines.reduce((sum, line) => sum + line.gross, 0);
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return {
    requestId: request.requestId,
    evaluationId,
    basketId: request.basketId,
    totals: { gross, discount: gross - net, net },
    lines,
    coupons,
    loyalty: { earned, redeemed: 0, balance: earned },
    freeItems: [],
    messages,
    rulesVersion: '',
  };
}
