import { evaluateReply, evaluateRequest } from '../schemas/promotions.ts';
import { json } from '../wire/exchange.ts';
import { post, type Route } from '../wire/route.ts';
import type { PromotionEngine } from './promotion-engine.ts';

/** Routes of the promotion service. The engine is asked for anew, as a reset replaces it. */
export const promotionRoutes = (engine: () => PromotionEngine): readonly Route[] => [
  post({
    path: '/v1/evaluations',
    summary: 'Price a basket, commit it, cancel it, or price a return',
    operation: (body) => (body.mode === 'preview' ? 'promotions.evaluate' : 'promotions.commit'),
    keyRequired: (body) => body.mode !== 'preview',
    request: evaluateRequest,
    replies: { 200: evaluateReply },
    serve: (body, { withheld }) => json(200, engine().evaluate(body, withheld)),
  }),
];
