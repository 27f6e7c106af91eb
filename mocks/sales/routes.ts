import { saleDocument, saleReceipt } from '../schemas/sales.ts';
import { json } from '../wire/exchange.ts';
import { problem } from '../wire/problem.ts';
import { get, post, type Route } from '../wire/route.ts';

/** Routes of head office's sales ledger. */
export const salesRoutes: readonly Route[] = [
  post({
    path: '/v1/sales',
    summary: 'Hand a sale over; the same document again gives the first answer',
    operation: 'sales.record',
    request: saleDocument,
    replies: { 200: saleReceipt },
    serve: (body, { world }) => json(200, world.sales.record(body)),
  }),
  get({
    path: '/v1/sales/{basketId}',
    summary: 'What is held of a basket',
    operation: 'sales.get',
    replies: { 200: saleReceipt, 404: null },
    serve: ({ parameters, world }) => {
      const found = world.sales.get(parameters['basketId'] ?? '');
      return found === undefined
        ? problem('not-found', 'No sale of this basket is held.')
        : json(200, found);
    },
  }),
];
