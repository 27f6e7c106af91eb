import type { EvaluateRequest } from '../../src/model/basket.ts';
import type { LookupRequest } from '../../src/model/lookup.ts';
import type { Operation } from '../../src/model/operations.ts';
import { evaluateReply, evaluateRequest, lookupReply } from '../schemas/promotions.ts';
import { json } from '../wire/exchange.ts';
import { problem } from '../wire/problem.ts';
import { get, post, type Route } from '../wire/route.ts';

/** An evaluation's mode says which operation of the fleet it is. */
const OPERATION: Readonly<Record<EvaluateRequest['mode'], Operation>> = {
  preview: 'promotions.evaluate',
  commit: 'promotions.commit',
  cancel: 'promotions.cancel',
  return: 'promotions.return',
};

const isAsked = (what: string): what is LookupRequest['what'] =>
  what === 'customer' || what === 'coupon' || what === 'award';

/** Routes of the promotion service. */
export const promotionRoutes: readonly Route[] = [
  post({
    path: '/v1/evaluations',
    summary: 'Price a basket, commit it, cancel it, or price a return',
    operation: (body) => OPERATION[body.mode],
    keyRequired: (body) => body.mode !== 'preview',
    request: evaluateRequest,
    replies: { 200: evaluateReply },
    serve: (body, { world, withheld }) => json(200, world.promotions.evaluate(body, withheld)),
  }),
  get({
    path: '/v1/lookups/{what}/{code}',
    summary: 'What is known of a customer, a coupon or an award',
    operation: 'promotions.lookup',
    subject: (_, { query }) => ({ storeId: query('storeId') }),
    replies: { 200: lookupReply, 404: null },
    serve: ({ parameters, query, world }) => {
      const { what = '', code = '' } = parameters;
      if (!isAsked(what)) return problem('not-found', `There are no look-ups of ${what}.`);
      const [storeId = '', tillId = ''] = [query('storeId'), query('tillId')];
      return json(200, world.promotions.lookup({ what, code, storeId, tillId }));
    },
  }),
];
