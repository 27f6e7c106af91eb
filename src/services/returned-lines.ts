import type { EvaluateReply, EvaluateRequest } from '../model/basket.ts';

/** Where a returned line was sold: `returnOf` is `<basket>/<line>`, or a line of its own basket. */
export function soldAs(
  line: EvaluateRequest['lines'][number],
  basketId: string,
): { readonly basketId: string; readonly lineId: string } {
  const origin = line.returnOf ?? line.lineId;
  const slash = origin.lastIndexOf('/');
  if (slash < 0) return { basketId, lineId: origin };
  return { basketId: origin.slice(0, slash), lineId: origin.slice(slash + 1) };
}

/** The sale a return is about: that of its first line. One receipt is returned at a time. */
export function soldBasket({ lines: [first], basketId }: EvaluateRequest): string {
  return first === undefined ? basketId : soldAs(first, basketId).basketId;
}

/** What a return comes to: `refunds` is what was paid for the pieces of each line. */
export function refundReply(
  request: EvaluateRequest,
  evaluationId: string,
  refunds: readonly number[],
): EvaluateReply {
  const lines = request.lines.map(({ lineId, quantity, unitPrice }, i) => ({
    lineId,
    gross: quantity * unitPrice,
    net: refunds[i] ?? 0,
    discounts: [],
  }));
  const gross = lines.reduce((sum, line) => sum + line.gross, 0);
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return {
    requestId: request.requestId,
    evaluationId,
    basketId: request.basketId,
    totals: { gross, discount: gross - net, net },
    lines,
    coupons: [],
    loyalty: { earned: 0, redeemed: 0, balance: 0 },
    freeItems: [],
    messages: [],
    rulesVersion: '',
  };
}
