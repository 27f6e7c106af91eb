import type { EvaluateReply, EvaluateRequest } from '../../model/basket.ts';
import type { LookupReply } from '../../model/lookup.ts';
import type { Payment } from '../../model/payment.ts';
import type { SaleReceipt } from '../../model/sale.ts';
import type { Ticket } from '../../model/ticket.ts';
import type { Binding, HttpRequest, OperationMapping, Read } from '../binding.ts';
import { queryString } from '../query-string.ts';
import { isPriced, isReceipt, isTicket } from './replies.ts';

const post = (path: string, body: unknown, idempotencyKey?: string): HttpRequest => ({
  method: 'POST',
  path,
  body: JSON.stringify(body),
  ...(idempotencyKey !== undefined && { idempotencyKey }),
});

const get = (path: string): HttpRequest => ({ method: 'GET', path });

/** Reads JSON and checks the members without which the reply is of no use. */
const json =
  <T>(isReply: (value: Partial<T>) => boolean) =>
  (_status: number, body: string): Read<T> => {
    let value: Partial<T> | null;
    try {
      value = JSON.parse(body) as Partial<T> | null;
    } catch {
      return { ok: false, reason: 'the body is not JSON' };
    }
    return value !== null && typeof value === 'object' && isReply(value)
      ? { ok: true, reply: value as T }
      : { ok: false, reason: 'the body is not a reply of this operation' };
  };

const evaluated = json<EvaluateReply>(isPriced);
const payment = json<Payment>((value) => typeof value.state === 'string');
const ticket = json<Ticket>(isTicket);

const saleReceipt = json<SaleReceipt>(isReceipt);

/** An evaluation names no key in preview: it changes nothing and may be repeated. */
const evaluation: OperationMapping<'promotions.evaluate'> = {
  request: (request: EvaluateRequest) => post('/v1/evaluations', request),
  read: evaluated,
};

const onTicket = (id: string, verb: string): string =>
  `/v1/tickets/${encodeURIComponent(id)}/${verb}`;

/** The reference services: the API of docs/openapi, which the mocks speak. */
export const reference: Binding = {
  name: 'reference',
  services: ['promotions', 'payments', 'support', 'sales'],
  auth: ['none', 'basic', 'apiKey', 'bearer', 'oauth2ClientCredentials', 'mtls'],
  operations: {
    'promotions.evaluate': evaluation,
    'promotions.commit': {
      request: (request) => post('/v1/evaluations', request, `${request.requestId}:commit`),
      read: evaluated,
    },
    'promotions.cancel': {
      request: (request) => post('/v1/evaluations', request, `${request.requestId}:cancel`),
      read: evaluated,
    },
    'promotions.return': {
      request: (request) => post('/v1/evaluations', request, `${request.requestId}:return`),
      read: evaluated,
    },
    'promotions.lookup': {
      request: ({ what, code, storeId, tillId }) =>
        get(`/v1/lookups/${what}/${encodeURIComponent(code)}?${queryString({ storeId, tillId })}`),
      read: json<LookupReply>((value) => typeof value.found === 'boolean'),
    },
    'payments.authorise': {
      request: (request) => post('/v1/payments', request, request.paymentId),
      read: payment,
    },
    'payments.status': {
      request: ({ paymentId }) => get(`/v1/payments/${encodeURIComponent(paymentId)}`),
      read: payment,
    },
    'payments.reverse': {
      request: ({ paymentId, reason }) =>
        post(
          `/v1/payments/${encodeURIComponent(paymentId)}/reversals`,
          { reason },
          `${paymentId}:reverse`,
        ),
      read: payment,
    },
    'payments.abort': {
      request: ({ paymentId }) =>
        post(`/v1/payments/${encodeURIComponent(paymentId)}/aborts`, {}, `${paymentId}:abort`),
      read: payment,
    },
    'support.open': {
      request: (request) => post('/v1/tickets', request, request.externalRef),
      read: ticket,
    },
    'support.get': {
      request: ({ ticketId }) => get(`/v1/tickets/${encodeURIComponent(ticketId)}`),
      read: ticket,
    },
    'support.claim': {
      request: (skills) => post('/v1/queue/claims', skills),
      read: (status, body) => (status === 204 ? { ok: true, reply: null } : ticket(status, body)),
    },
    'support.start': {
      request: ({ ticketId, agentId }) => post(onTicket(ticketId, 'start'), { agentId }),
      read: ticket,
    },
    'support.resolve': {
      request: ({ ticketId, agentId, resolution }) =>
        post(onTicket(ticketId, 'resolve'), { agentId, resolution }),
      read: ticket,
    },
    'support.reopen': {
      request: ({ ticketId, reason }) => post(onTicket(ticketId, 'reopen'), { reason }),
      read: ticket,
    },
    'support.cancel': {
      request: ({ ticketId }) => post(onTicket(ticketId, 'cancel'), {}),
      read: ticket,
    },
    'support.comment': {
      request: ({ ticketId, author, body, step }) =>
        post(onTicket(ticketId, 'comments'), { author, public: true, body, ...(step && { step }) }),
      read: ticket,
    },
    'support.release': {
      request: ({ ticketId, agentId, how }) =>
        post(onTicket(ticketId, 'release'), { agentId, how }),
      read: ticket,
    },
    'sales.record': {
      request: (document) => post('/v1/sales', document, document.documentId),
      read: saleReceipt,
    },
    'sales.get': {
      request: ({ basketId }) => get(`/v1/sales/${encodeURIComponent(basketId)}`),
      read: saleReceipt,
    },
    'support.heartbeat': {
      request: (beat) => post('/v1/heartbeats', beat),
      read: () => ({ ok: true, reply: { accepted: true } }),
    },
  },
};
