import { abortRequest, authoriseRequest, payment, reversalRequest } from '../schemas/payments.ts';
import { type Answer, json } from '../wire/exchange.ts';
import { problem } from '../wire/problem.ts';
import { get, post, type Route } from '../wire/route.ts';

const unknown = (): Answer => problem('not-found', 'No payment has this id.');

/** Routes of the payment service. */
export const paymentRoutes: readonly Route[] = [
  post({
    path: '/v1/payments',
    summary: 'Authorise a payment; a decline is an answer, not an error',
    operation: 'payments.authorise',
    request: authoriseRequest,
    replies: { 201: payment },
    serve: (body, { world }) => json(201, world.payments.authorise(body)),
  }),
  get({
    path: '/v1/payments/{paymentId}',
    summary: 'How a payment stands',
    operation: 'payments.status',
    replies: { 200: payment, 404: null },
    serve: ({ parameters, world }) => {
      const found = world.payments.status(parameters['paymentId'] ?? '');
      return found === undefined ? unknown() : json(200, found);
    },
  }),
  post({
    path: '/v1/payments/{paymentId}/aborts',
    summary: 'End a payment without an outcome; one that was never asked for stays unpaid',
    operation: 'payments.abort',
    request: abortRequest,
    replies: { 200: payment },
    serve: (_, { parameters, world }) =>
      json(200, world.payments.abort(parameters['paymentId'] ?? '')),
  }),
  post({
    path: '/v1/payments/{paymentId}/reversals',
    summary: 'Take an approved payment back; repeating it changes nothing',
    operation: 'payments.reverse',
    request: reversalRequest,
    replies: { 200: payment, 404: null },
    serve: ({ reason }, { parameters, world }) => {
      const found = world.payments.reverse({ paymentId: parameters['paymentId'] ?? '', reason });
      return found === undefined ? unknown() : json(200, found);
    },
  }),
];
