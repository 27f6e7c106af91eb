import { z } from 'zod';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { Call } from '../../wire/call.ts';
import { type Answer, json, noContent } from '../../wire/exchange.ts';
import { get, post, put, type Route, remove } from '../../wire/route.ts';
import { byKey, STATUSES, shownIssue, statusOf } from './issue.ts';
import { readJql } from './jql.ts';
import { edited, moved, operationOf } from './request-routes.ts';
import { carriedOf, type Fields } from './write-issue.ts';

const API = '/rest/api/2';
const fields: z.ZodType<Fields> = z.record(z.string().max(80), z.unknown());
const edit = z.object({ fields: fields.exactOptional() });
const user = z.object({ accountId: z.string().max(255).nullish() });
const transition = z.object({
  transition: z.object({ id: z.string() }),
  fields: fields.exactOptional(),
});
const query = z.object({
  jql: z.string().max(4000).exactOptional(),
  maxResults: z.int().min(0).max(5000).exactOptional(),
  nextPageToken: z.string().max(20).nullish(),
});

/** A refusal in the words of the platform API. */
export const failed = (status: number, message: string): Answer =>
  json(status, { errorMessages: [message], errors: {} });

const notFound = (): Answer =>
  failed(404, 'Issue does not exist or you do not have permission to see it.');

const found = ({ world, parameters }: Call): Ticket | undefined =>
  byKey(world, parameters['key'] ?? '');

const withIssue = (call: Call, serve: (ticket: Ticket) => Answer): Answer => {
  const ticket = found(call);
  return ticket === undefined ? notFound() : serve(ticket);
};

function search(call: Call, jql: string, size: number, token: string): Answer {
  const read = readJql(jql);
  if ('error' in read) return failed(400, read.error);
  const { world } = call;
  const tickets = [...world.support.all()]
    .filter((one) => read.fits(world, one))
    .sort(read.compare);
  const start = /^\d{1,6}$/.test(token) ? Number(token) : 0;
  const page = tickets.slice(start, start + size).map((one) => shownIssue(world, one));
  const isLast = start + size >= tickets.length;
  return json(200, {
    issues: page,
    isLast,
    ...(!isLast && { nextPageToken: String(start + size) }),
  });
}

const PAGE = 50;
const PAGE_LIMIT = 100;
const sizeOf = (size: number): number => Math.min(PAGE_LIMIT, Math.max(1, size));

/** Issues as the platform API (version 2) has them, as far as an agent's work needs them. */
export const issueRoutes: readonly Route[] = [
  get({
    path: `${API}/issue/{key}`,
    summary: 'One issue',
    operation: 'support.get',
    replies: { 200: null, 404: null },
    serve: (call) => withIssue(call, (ticket) => json(200, shownIssue(call.world, ticket))),
  }),
  put({
    path: `${API}/issue/{key}`,
    summary: 'Change fields of an issue',
    operation: (body) => (carriedOf(body.fields ?? {}).agent ? 'support.claim' : null),
    request: edit,
    replies: { 204: null, 404: null },
    serve: (body, call) =>
      withIssue(call, (ticket) =>
        edited(call, ticket, body.fields ?? {}) === undefined ? notFound() : noContent(),
      ),
  }),
  put({
    path: `${API}/issue/{key}/assignee`,
    summary: 'Give an issue to somebody, or to nobody',
    operation: 'support.claim',
    request: user,
    replies: { 204: null, 404: null },
    serve: (body, call) =>
      withIssue(call, (ticket) =>
        edited(call, ticket, { assignee: body }) === undefined ? notFound() : noContent(),
      ),
  }),
  remove({
    path: `${API}/issue/{key}`,
    summary: 'Delete an issue',
    operation: null,
    replies: { 204: null, 404: null },
    serve: (call) =>
      withIssue(call, ({ id }) => (call.world.support.remove(id) ? noContent() : notFound())),
  }),
  get({
    path: `${API}/issue/{key}/transitions`,
    summary: 'Where an issue can go',
    operation: null,
    replies: { 200: null, 404: null },
    serve: (call) =>
      withIssue(call, (ticket) => {
        const targets = STATUSES.filter(({ id }) => id !== statusOf(ticket).id);
        const transitions = targets.map(({ id, name }) => ({ id, name, to: { id, name } }));
        return json(200, { transitions });
      }),
  }),
  post({
    path: `${API}/issue/{key}/transitions`,
    summary: 'Take it there',
    operation: (body) => operationOf(body.transition.id),
    request: transition,
    replies: { 204: null, 400: null, 404: null },
    serve: (body, call) =>
      withIssue(call, (ticket) =>
        moved(call, ticket, body.transition.id) === undefined
          ? failed(400, `Transition id '${body.transition.id}' is not valid for this issue.`)
          : noContent(),
      ),
  }),
  get({
    path: `${API}/search/jql`,
    summary: 'Issues by JQL',
    operation: null,
    replies: { 200: null, 400: null },
    serve: (call) => {
      const said = call.query('maxResults') ?? '';
      const size = /^\d{1,4}$/.test(said) ? Number(said) : PAGE;
      return search(call, call.query('jql') ?? '', sizeOf(size), call.query('nextPageToken') ?? '');
    },
  }),
  post({
    path: `${API}/search/jql`,
    summary: 'Issues by JQL',
    operation: null,
    request: query,
    replies: { 200: null, 400: null },
    serve: ({ jql = '', maxResults = PAGE, nextPageToken }, call) =>
      search(call, jql, sizeOf(maxResults), nextPageToken ?? ''),
  }),
];
