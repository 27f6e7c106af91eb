import { z } from 'zod';
import type { Operation } from '../../../src/model/operations.ts';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { Call } from '../../wire/call.ts';
import { type Answer, json, noContent } from '../../wire/exchange.ts';
import { get, post, put, type Route, remove } from '../../wire/route.ts';
import { reportOf } from '../vendors/carried.ts';
import { byNumber, numberOf, wholeSeconds } from '../vendors/ticket-number.ts';
import { filterOf } from './filter.ts';
import { type Make, shown, statsOf } from './ticket.ts';
import {
  carriedOf,
  keepMembers,
  revisionFrom,
  saidIn,
  type TicketBody,
  ticketBody,
} from './write-ticket.ts';

const words = z.object({
  body: z.string().min(1).max(65_535),
  private: z.boolean().exactOptional(),
});
const AUTHOR = 'api';

/** A refusal of fields, as both desks word it. */
export const invalid = (field: string, message: string, status = 400): Answer =>
  json(status, {
    description: 'Validation failed',
    errors: [{ field, message, code: 'missing_field' }],
  });

const notFound = (): Answer => ({ ...json(404, ''), body: '' });

const found = ({ world, parameters }: Call): Ticket | undefined =>
  byNumber(world, parameters['id'] ?? '');

/** What an update is to the fleet. */
function operationOf(body: TicketBody): Operation | null {
  if (body.status === 4) return 'support.resolve';
  if (carriedOf(body).agent || body.responder_id) return 'support.claim';
  return body.status === 2 ? 'support.start' : null;
}

/** Tickets of both desks: Freshservice wraps one in `ticket` and lists in `tickets`. */
export function ticketRoutes(make: Make): readonly Route[] {
  const isWrapped = make === 'freshservice';
  const show = ({ world }: Call, ticket: Ticket, more: object = {}): unknown => {
    const one = { ...shown(world, ticket, make), ...more };
    return isWrapped ? { ticket: one } : one;
  };
  const list = (call: Call, tickets: readonly Ticket[], size: number): Answer => {
    const at = Math.max(1, Number(/^\d{1,5}$/.exec(call.query('page') ?? '1')?.[0] ?? 1));
    const rows = tickets.slice((at - 1) * size, at * size);
    const shownRows = rows.map((ticket) => shown(call.world, ticket, make));
    const rest = new URLSearchParams(call.incoming.search);
    rest.set('page', String(at + 1));
    const link = `<${call.incoming.path}?${rest}>; rel="next"`;
    const headers = at * size < tickets.length ? { link } : {};
    if (call.query('query') !== undefined && !isWrapped) {
      return json(200, { total: tickets.length, results: shownRows }, headers);
    }
    return json(
      200,
      isWrapped ? { tickets: shownRows, total: tickets.length } : shownRows,
      headers,
    );
  };
  const filtered = (call: Call): Answer => {
    const fits = filterOf(call.query('query') ?? '');
    if (fits === undefined) return invalid('query', 'It is not a valid query');
    const tickets = [...call.world.support.all()].filter((one) => fits(call.world, one, make));
    return list(call, tickets, 30);
  };
  const open = (body: TicketBody, call: Call): Answer => {
    const { world } = call;
    if (!body.subject) return invalid('subject', 'It should not be blank');
    if (!body.email && body.requester_id === undefined) {
      return invalid('email', 'One of requester_id or email is mandatory');
    }
    const opened = world.support.open(reportOf(carriedOf(body), saidIn(body, make)), true);
    if ('refused' in opened) return invalid('ticket', 'No room for another ticket', 409);
    keepMembers(world, opened.ticket.id, body);
    const { report: _, state, ...rest } = revisionFrom(body, make);
    const isMore = state !== undefined && body.status !== 2;
    const ticket = world.support.revise(opened.ticket.id, isMore ? { ...rest, state } : rest);
    return 'refused' in ticket ? notFound() : json(201, show(call, ticket));
  };
  const update = (body: TicketBody, call: Call): Answer => {
    const known = found(call);
    if (known === undefined) return notFound();
    const ticket = call.world.support.revise(known.id, revisionFrom(body, make));
    if ('refused' in ticket) return notFound();
    keepMembers(call.world, known.id, body);
    return json(200, show(call, ticket));
  };
  const say =
    (isPublic: boolean) =>
    (body: z.infer<typeof words>, call: Call): Answer => {
      const known = found(call);
      if (known === undefined) return notFound();
      const comment = { author: AUTHOR, public: isPublic, body: body.body };
      const ticket = call.world.support.revise(known.id, { comment });
      if ('refused' in ticket) return notFound();
      const said = conversations(ticket).at(-1);
      return json(201, isWrapped ? { conversation: said } : said);
    };
  return [
    post({
      path: '/api/v2/tickets',
      summary: 'Open a ticket',
      operation: 'support.open',
      subject: (body) => ({ storeId: carriedOf(body).storeId }),
      request: ticketBody,
      replies: { 201: null, 400: null },
      serve: open,
    }),
    get({
      path: '/api/v2/tickets',
      summary: 'Tickets, 30 a page',
      operation: null,
      replies: { 200: null },
      serve: (call) => list(call, [...call.world.support.all()].reverse(), 30),
    }),
    get({
      path: isWrapped ? '/api/v2/tickets/filter' : '/api/v2/search/tickets',
      summary: 'Tickets by a query, 30 a page',
      operation: null,
      replies: { 200: null, 400: null },
      serve: filtered,
    }),
    get({
      path: '/api/v2/tickets/{id}',
      summary: 'One ticket; include=stats, conversations',
      operation: 'support.get',
      replies: { 200: null, 404: null },
      serve: (call) => {
        const ticket = found(call);
        if (ticket === undefined) return notFound();
        const include = (call.query('include') ?? '').split(',');
        const more = {
          ...(include.includes('stats') && { stats: statsOf(ticket) }),
          ...(include.includes('conversations') && { conversations: conversations(ticket) }),
        };
        return json(200, show(call, ticket, more));
      },
    }),
    put({
      path: '/api/v2/tickets/{id}',
      summary: 'Change a ticket',
      operation: operationOf,
      request: ticketBody,
      replies: { 200: null, 404: null },
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
    post({
      path: '/api/v2/tickets/{id}/reply',
      summary: 'Answer the requester',
      operation: 'support.comment',
      request: words,
      replies: { 201: null, 404: null },
      serve: say(true),
    }),
    post({
      path: '/api/v2/tickets/{id}/notes',
      summary: 'A note; private unless told',
      operation: 'support.comment',
      request: words,
      replies: { 201: null, 404: null },
      serve: (body, call) => say(body.private === false)(body, call),
    }),
  ];
}

const conversations = (ticket: Ticket): readonly object[] =>
  ticket.comments.map(({ at, public: isPublic, body }, i) => ({
    id: numberOf(ticket) * 1000 + i,
    ticket_id: numberOf(ticket),
    user_id: 8_000_001,
    body,
    body_text: body,
    private: !isPublic,
    incoming: false,
    created_at: wholeSeconds(at),
  }));
