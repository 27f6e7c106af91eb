import { z } from 'zod';
import type { Operation } from '../../../src/model/operations.ts';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { Call } from '../../wire/call.ts';
import { type Answer, json, noContent } from '../../wire/exchange.ts';
import { get, post, put, type Route, remove } from '../../wire/route.ts';
import { reportOf } from '../vendors/carried.ts';
import { byNumber, numberOf, wholeSeconds } from '../vendors/ticket-number.ts';
import { CREATE_KEYS } from './create-keys.ts';
import { search } from './search.ts';
import { metricsOf, shown, updatedAt, WEIGHTS } from './ticket.ts';
import {
  carriedOf,
  keepMembers,
  revisionFrom,
  type TicketBody,
  ticketBody,
  wordsOf,
} from './write-ticket.ts';

const PAGE = 100;
const AUTHOR = 'api';

const wrapped = z.object({ ticket: ticketBody });
type Wrapped = z.infer<typeof wrapped>;
const many = z.object({ tickets: z.array(ticketBody).max(100) });

const notFound = (): Answer => json(404, { error: 'RecordNotFound', description: 'Not found' });
const urlOf = ({ incoming }: Call): string =>
  `${incoming.scheme}://${incoming.header('host') ?? 'localhost'}`;
const show = (call: Call, ticket: Ticket) => shown(call.world, ticket, urlOf(call));
const audit = (ticket: Ticket) => ({
  id: 6_000_000 + numberOf(ticket),
  ticket_id: numberOf(ticket),
  author_id: 8_000_001,
  events: [],
});
const found = ({ world, parameters }: Call): Ticket | undefined =>
  byNumber(world, (parameters['id'] ?? '').replace(/\.json$/, ''));

/** Opens one; undefined when there is no room. */
function opened(body: TicketBody, { world }: Call): Ticket | undefined {
  const [impact, urgency] = WEIGHTS[body.priority ?? 'normal'];
  const words = wordsOf(body);
  const said = { summary: body.subject ?? words.slice(0, 80), description: words, impact, urgency };
  const made = world.support.open(reportOf(carriedOf(body), said), true);
  if ('refused' in made) return undefined;
  keepMembers(world, made.ticket.id, body);
  const { report: _, comment: __, ...rest } = revisionFrom(body, AUTHOR);
  const ticket = world.support.revise(made.ticket.id, rest);
  return 'refused' in ticket ? undefined : ticket;
}

const noRoom = (): Answer => json(422, { error: 'RecordInvalid', description: 'No room' });

function create({ ticket: body }: Wrapped, call: Call): Answer {
  const { world, incoming } = call;
  const now_ms = world.now_ms();
  const key = incoming.header('idempotency-key');
  const keys = world.part(CREATE_KEYS);
  const first = key === undefined ? undefined : keys.find(key, incoming.body, now_ms);
  if (first === 'other') {
    return json(400, {
      error: 'IdempotentRequestError',
      description: 'The request parameters do not match the parameters used with this key',
    });
  }
  if (first !== undefined) {
    return { ...first, headers: { ...first.headers, 'x-idempotency-lookup': 'hit' } };
  }
  const ticket = opened(body, call);
  if (ticket === undefined) return noRoom();
  const location = `${urlOf(call)}/api/v2/tickets/${numberOf(ticket)}.json`;
  const answer = json(201, { ticket: show(call, ticket), audit: audit(ticket) }, { location });
  if (key === undefined) return answer;
  keys.keep(key, incoming.body, answer, now_ms);
  return { ...answer, headers: { ...answer.headers, 'x-idempotency-lookup': 'miss' } };
}

function update({ ticket: body }: Wrapped, call: Call): Answer {
  const known = found(call);
  const { world } = call;
  if (known === undefined) return notFound();
  if (known.state === 'closed') {
    const description = 'Status: closed prevents ticket update';
    return json(422, { error: 'RecordInvalid', description, details: {} });
  }
  if (body.safe_update && body.updated_stamp !== updatedAt(world, known)) {
    const description = 'Safe Update prevented the update due to outdated ticket data.';
    return json(409, { error: 'UpdateConflict', description });
  }
  const ticket = world.support.revise(known.id, revisionFrom(body, AUTHOR));
  if ('refused' in ticket) return notFound();
  keepMembers(world, known.id, body);
  return json(200, { ticket: show(call, ticket), audit: audit(ticket) });
}

/** What an update is to the fleet. */
function operationOf({ ticket: body }: Wrapped): Operation | null {
  if (body.status === 'solved') return 'support.resolve';
  if (carriedOf(body).agent || body.assignee_id) return 'support.claim';
  if (body.comment) return 'support.comment';
  return body.status === 'open' ? 'support.start' : null;
}

/** A page of tickets, by `page` and `per_page`. */
function page(call: Call, tickets: readonly Ticket[], name: string): Answer {
  const size = Math.min(PAGE, whole(call.query('per_page'), PAGE));
  const at = whole(call.query('page'), 1);
  const rows = tickets.slice((at - 1) * size, at * size).map((one) => show(call, one));
  const next = at * size < tickets.length;
  const search = new URLSearchParams(call.incoming.search);
  search.set('page', String(at + 1));
  const next_page = next ? `${urlOf(call)}${call.incoming.path}?${search}` : null;
  return json(200, { [name]: rows, count: tickets.length, next_page, previous_page: null });
}

const whole = (text: string | undefined, usual: number): number =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : usual;

const one = (
  path: string,
  summary: string,
  serve: (ticket: Ticket, call: Call) => Answer,
  operation: Operation | null = null,
): Route =>
  get({
    path,
    summary,
    operation,
    replies: { 200: null, 404: null },
    serve: (call) => {
      const ticket = found(call);
      return ticket === undefined ? notFound() : serve(ticket, call);
    },
  });

const ORDER = ['urgent', 'high', 'normal', 'low'];

function searched(call: Call): Answer {
  const query = call.query('query') ?? '';
  const tickets = search(call.world, query);
  const by = call.query('sort_by') ?? /order_by:(\w+)/.exec(query)?.[1];
  const sign = (call.query('sort_order') ?? /sort:(\w+)/.exec(query)?.[1]) === 'asc' ? 1 : -1;
  const rank = (ticket: Ticket): number =>
    by === 'priority' ? -ORDER.indexOf(String(show(call, ticket)['priority'])) : numberOf(ticket);
  const sorted =
    by === undefined ? tickets : tickets.toSorted((a, b) => sign * (rank(a) - rank(b)));
  return page(call, sorted, 'results');
}

/** Tickets as Zendesk Support has them; both `/tickets` and `/tickets.json`. */
export const ticketRoutes: readonly Route[] = [
  ...['/api/v2/tickets', '/api/v2/tickets.json'].flatMap((path) => [
    get({
      path,
      summary: 'Tickets, 100 a page; by external_id',
      operation: null,
      replies: { 200: null },
      serve: (call) => {
        const ref = call.query('external_id');
        const all = [...call.world.support.all()];
        const tickets = ref === undefined ? all : all.filter((t) => t.externalRef === ref);
        return page(call, tickets, 'tickets');
      },
    }),
    post({
      path,
      summary: 'Open a ticket; once per Idempotency-Key',
      operation: 'support.open',
      subject: ({ ticket }: Wrapped) => ({ storeId: carriedOf(ticket).storeId }),
      request: wrapped,
      replies: { 201: null, 400: null, 422: null },
      serve: create,
    }),
  ]),
  ...['/api/v2/search', '/api/v2/search.json'].map((path) =>
    get({
      path,
      summary: 'Tickets by a query',
      operation: null,
      replies: { 200: null },
      serve: searched,
    }),
  ),
  ...['/api/v2/tickets/create_many', '/api/v2/tickets/create_many.json'].map((path) =>
    post({
      path,
      summary: 'Open up to 100 tickets',
      operation: null,
      request: many,
      replies: { 200: null },
      serve: ({ tickets }, call) => {
        const results = tickets.flatMap((body, index) => {
          const ticket = opened(body, call);
          return ticket === undefined ? [] : [{ index, id: numberOf(ticket), success: true }];
        });
        return json(200, {
          job_status: {
            id: `job-${results[0]?.id ?? 0}`,
            total: results.length,
            progress: results.length,
            status: 'completed',
            results,
          },
        });
      },
    }),
  ),
  get({
    path: '/api/v2/incremental/tickets.json',
    summary: 'Tickets opened or changed since start_time',
    operation: null,
    replies: { 200: null },
    serve: (call) => {
      const since = whole(call.query('start_time'), 0);
      const tickets = [...call.world.support.all()].filter(
        (ticket) => Date.parse(updatedAt(call.world, ticket)) >= since * 1e3,
      );
      return json(200, {
        tickets: tickets.slice(0, 1000).map((ticket) => show(call, ticket)),
        count: tickets.length,
        end_of_stream: tickets.length <= 1000,
        end_time: Math.floor(call.world.now_ms() / 1e3),
      });
    },
  }),
  one('/api/v2/tickets/{id}/metrics', 'Metrics of a ticket', metrics),
  one('/api/v2/tickets/{id}/metrics.json', 'Metrics of a ticket', metrics),
  one('/api/v2/tickets/{id}/comments', 'What was said', comments),
  one('/api/v2/tickets/{id}/comments.json', 'What was said', comments),
  one(
    '/api/v2/tickets/{id}',
    'One ticket',
    (ticket, call) => json(200, { ticket: show(call, ticket) }),
    'support.get',
  ),
  put({
    path: '/api/v2/tickets/{id}',
    summary: 'Change a ticket: comment, assign, solve',
    operation: operationOf,
    request: wrapped,
    replies: { 200: null, 404: null, 409: null, 422: null },
    serve: update,
  }),
  remove({
    path: '/api/v2/tickets/{id}',
    summary: 'Delete a ticket',
    operation: null,
    replies: { 204: null, 404: null },
    serve: (call) => {
      const ticket = found(call);
      return ticket !== undefined && call.world.support.remove(ticket.id)
        ? noContent()
        : notFound();
    },
  }),
];

function metrics(ticket: Ticket, { world }: Call): Answer {
  return json(200, { ticket_metric: metricsOf(world, ticket) });
}

function comments(ticket: Ticket): Answer {
  const first = {
    ...{ at: ticket.timestamps.createdAt, author: AUTHOR, public: true, body: ticket.description },
  };
  const all = [first, ...ticket.comments].map(({ at, public: isPublic, body }, i) => ({
    id: numberOf(ticket) * 1000 + i,
    type: 'Comment',
    author_id: 8_000_001,
    body,
    plain_body: body,
    html_body: body,
    public: isPublic,
    created_at: wholeSeconds(at),
    attachments: [],
  }));
  return json(200, { comments: all, count: all.length, next_page: null, previous_page: null });
}
