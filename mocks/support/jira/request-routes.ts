import { z } from 'zod';
import type { Operation } from '../../../src/model/operations.ts';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { Call } from '../../wire/call.ts';
import { type Answer, json, noContent } from '../../wire/exchange.ts';
import { get, post, type Route } from '../../wire/route.ts';
import { isOpen } from '../transitions.ts';
import { reportOf } from '../vendors/carried.ts';
import {
  byKey,
  commentOf,
  DESK_ID,
  PROJECT,
  REQUEST_TYPE,
  STATUSES,
  shownIssue,
  shownRequest,
  statusOf,
} from './issue.ts';
import { slaOf } from './sla.ts';
import { carriedOf, type Fields, keepFields, revisionFrom, saidIn } from './write-issue.ts';

const API = '/rest/servicedeskapi';
const AUTHOR = 'api';

const fields: z.ZodType<Fields> = z.record(z.string().max(80), z.unknown());
const newRequest = z.object({
  serviceDeskId: z.string(),
  requestTypeId: z.string(),
  requestFieldValues: fields,
});
const words = z.object({
  body: z.string().min(1).max(32_767),
  public: z.boolean().exactOptional(),
});
const transition = z.object({
  id: z.string(),
  additionalComment: z.object({ body: z.string().max(32_767) }).exactOptional(),
});

/** A refusal in the words of the service desk API. */
export const refused = (status: number, errorMessage: string): Answer =>
  json(status, { errorMessage, i18nErrorMessage: { i18nKey: '', parameters: [] } });

const notFound = (): Answer => refused(404, 'The request does not exist or cannot be seen.');

/** A page of values. */
const values = (call: Call, all: readonly unknown[]): Answer => {
  const start = whole(call.query('start'), 0);
  const limit = Math.max(1, whole(call.query('limit'), 50));
  const page = all.slice(start, start + limit);
  const isLastPage = start + limit >= all.length;
  return json(200, { size: page.length, start, limit, isLastPage, _links: {}, values: page });
};

const whole = (text: string | undefined, usual: number): number =>
  text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : usual;

function open(body: z.infer<typeof newRequest>, call: Call): Answer {
  const { world } = call;
  const { serviceDeskId, requestTypeId, requestFieldValues: said } = body;
  if (serviceDeskId !== DESK_ID && serviceDeskId !== PROJECT) {
    return refused(404, 'The service desk does not exist.');
  }
  if (requestTypeId !== REQUEST_TYPE.id) return refused(400, 'The request type does not exist.');
  if (!said['summary']) return refused(400, 'Your request could not be created: enter a summary.');
  const opened = world.support.open(reportOf(carriedOf(said), saidIn(said)), true);
  if ('refused' in opened) return refused(409, 'No room for another request.');
  keepFields(world, opened.ticket.id, said);
  return json(201, shownRequest(opened.ticket));
}

/** A route about one request. */
const about = (
  path: string,
  summary: string,
  serve: (ticket: Ticket, call: Call) => Answer,
  operation: Operation | null = null,
): Route =>
  get({
    path: `${API}/request/{key}${path}`,
    summary,
    operation,
    replies: { 200: null, 404: null },
    serve: (call) => {
      const ticket = byKey(call.world, call.parameters['key'] ?? '');
      return ticket === undefined ? notFound() : serve(ticket, call);
    },
  });

/** Moves a ticket to the status a transition leads to; undefined: there is no such transition. */
export function moved(
  call: Call,
  ticket: Ticket,
  id: string,
  comment?: string,
): Ticket | undefined {
  const target = STATUSES.find((status) => status.id === id);
  if (target === undefined || target.id === statusOf(ticket).id) return undefined;
  const { state } = target;
  const after = call.world.support.revise(ticket.id, {
    state,
    ...(state === 'resolved' && { resolution: { code: 'fixed', notes: comment ?? '' } }),
    ...(comment && { comment: { author: AUTHOR, public: true, body: comment } }),
  });
  return 'refused' in after ? undefined : after;
}

/** What a transition is to the fleet. */
export const operationOf = (id: string): Operation | null =>
  (({ 30: 'support.start', 50: 'support.resolve', 70: 'support.cancel' }) as const)[id] ?? null;

/** Requests as Jira Service Management's own API has them. */
export const requestRoutes: readonly Route[] = [
  post({
    path: `${API}/request`,
    summary: 'Raise a request',
    operation: 'support.open',
    subject: ({ requestFieldValues }) => ({ storeId: carriedOf(requestFieldValues).storeId }),
    request: newRequest,
    replies: { 201: null, 400: null, 404: null },
    serve: open,
  }),
  get({
    path: `${API}/request`,
    summary: 'Requests',
    operation: null,
    replies: { 200: null },
    serve: (call) => values(call, [...call.world.support.all()].map(shownRequest)),
  }),
  about(
    '',
    'One request; expand=status, sla',
    (ticket, call) => {
      const expanded = (call.query('expand') ?? '').split(',');
      const sla = expanded.includes('sla') && { sla: { values: slaOf(call.world, ticket) } };
      return json(200, { ...shownRequest(ticket), ...sla });
    },
    'support.get',
  ),
  about('/sla', 'How it stands with its goals', (ticket, call) =>
    values(call, slaOf(call.world, ticket)),
  ),
  about('/status', 'Its status', (ticket, call) =>
    values(call, [shownRequest(ticket)['currentStatus']]),
  ),
  about('/comment', 'What was said', (ticket, call) =>
    values(call, ticket.comments.map(commentOf)),
  ),
  about('/transition', 'Where it can go', (ticket, call) =>
    values(
      call,
      STATUSES.filter(({ id }) => id !== statusOf(ticket).id).map(({ id, name }) => ({ id, name })),
    ),
  ),
  post({
    path: `${API}/request/{key}/comment`,
    summary: 'Say something, to the customer or among agents',
    operation: 'support.comment',
    request: words,
    replies: { 201: null, 404: null },
    serve: (body, { world, parameters }) => {
      const known = byKey(world, parameters['key'] ?? '');
      const comment = { author: AUTHOR, public: body.public !== false, body: body.body };
      const after = known && world.support.revise(known.id, { comment });
      if (after === undefined || 'refused' in after) return notFound();
      return json(
        201,
        commentOf({ at: '', ...comment, ...after.comments.at(-1) }, after.comments.length),
      );
    },
  }),
  post({
    path: `${API}/request/{key}/transition`,
    summary: 'Take it there',
    operation: ({ id }) => operationOf(id),
    request: transition,
    replies: { 204: null, 400: null, 404: null },
    serve: ({ id, additionalComment }, call) => {
      const known = byKey(call.world, call.parameters['key'] ?? '');
      if (known === undefined) return notFound();
      const after = moved(call, known, id, additionalComment?.body);
      return after === undefined ? refused(400, 'The transition is not valid.') : noContent();
    },
  }),
  get({
    path: `${API}/servicedesk`,
    summary: 'Service desks',
    operation: null,
    replies: { 200: null },
    serve: (call) =>
      values(call, [{ id: DESK_ID, projectId: '1', projectName: 'Support', projectKey: PROJECT }]),
  }),
  get({
    path: `${API}/servicedesk/{desk}/requesttype`,
    summary: 'Request types',
    operation: null,
    replies: { 200: null },
    serve: (call) => values(call, [{ ...REQUEST_TYPE, serviceDeskId: DESK_ID, groupIds: [] }]),
  }),
  get({
    path: `${API}/servicedesk/{desk}/queue`,
    summary: 'Queues',
    operation: null,
    replies: { 200: null },
    serve: (call) =>
      values(
        call,
        QUEUES.map(({ id, name, jql }) => ({ id, name, jql, fields: [] })),
      ),
  }),
  get({
    path: `${API}/servicedesk/{desk}/queue/{queue}/issue`,
    summary: 'Issues of a queue',
    operation: null,
    replies: { 200: null, 404: null },
    serve: (call) => {
      const queue = QUEUES.find(({ id }) => id === call.parameters['queue']);
      if (queue === undefined) return refused(404, 'The queue does not exist.');
      const tickets = [...call.world.support.all()].filter(queue.holds);
      return values(
        call,
        tickets.map((ticket) => shownIssue(call.world, ticket)),
      );
    },
  }),
];

const QUEUES = [
  {
    ...{ id: '1', name: 'All open', jql: 'statusCategory != Done' },
    holds: ({ state }: Ticket) => isOpen(state),
  },
  {
    ...{ id: '2', name: 'Unassigned', jql: 'assignee is EMPTY AND statusCategory != Done' },
    holds: ({ state, assignee }: Ticket) => isOpen(state) && assignee === null,
  },
] as const;

/** Changes fields of an issue. */
export function edited(call: Call, ticket: Ticket, body: Fields): Ticket | undefined {
  const after = call.world.support.revise(ticket.id, revisionFrom(body));
  if ('refused' in after) return undefined;
  keepFields(call.world, ticket.id, body);
  return after;
}
