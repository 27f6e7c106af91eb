import type { EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import { pricedBasket } from './priced-basket.ts';

/** The reply to a cancel: what was held is free again, or nothing was held. */
export const cancelled = (request: EvaluateRequest, message: string): EvaluateReply =>
  pricedBasket(
    { ...request, lines: [] },
    {
      evaluationId: `cancel:${request.requestId}`,
      discounts: [],
      coupons: [],
      messages: [message],
    },
  );
