import { authoriseRequest, payment, reversalRequest } from '../schemas/payments.ts';
import { type Answer, json } from '../wire/exchange.ts';
import { problem } from '../wire/problem.ts';
import { get, post, type Route } from '../wire/route.ts';
import type { PaymentHost } from './payment-host.ts';

const unknown = (): Answer => problem('not-found', 'No payment has this id.');

/** Routes of the payment service. The host is asked for anew, as a reset replaces it. */
export const paymentRoutes = (host: () => PaymentHost): readonly Route[] => [
  post({
    path: '/v1/payments',
    summary: 'Authorise a payment; a decline is an answer, not an error',
    operation: 'payments.authorise',
    request: authoriseRequest,
    replies: { 201: payment },
    serve: (body) => json(201, host().authorise(body)),
  }),
  get({
    path: '/v1/payments/{paymentId}',
    summary: 'How a payment stands',
    operation: 'payments.status',
    replies: { 200: payment, 404: null },
    serve: ({ parameters }) => {
      const found = host().status(parameters['paymentId'] ?? '');
      return found === undefined ? unknown() : json(200, found);
    },
  }),
  post({
    path: '/v1/payments/{paymentId}/reversals',
    summary: 'Take an approved payment back; repeating it changes nothing',
    operation: 'payments.reverse',
    request: reversalRequest,
    replies: { 200: payment, 404: null },
    serve: ({ reason }, { parameters }) => {
      const found = host().reverse({ paymentId: parameters['paymentId'] ?? '', reason });
      return found === undefined ? unknown() : json(200, found);
    },
  }),
];
