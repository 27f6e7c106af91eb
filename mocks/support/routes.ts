import type { z } from 'zod';
import type { Operation } from '../../src/model/operations.ts';
import {
  agentSkills,
  agentStep,
  commentStep,
  emptyStep,
  heartbeat,
  openTicket,
  releaseStep,
  reopenStep,
  resolveStep,
  ticket,
  ticketList,
} from '../schemas/support.ts';
import { accepted } from '../schemas/wire.ts';
import { type Answer, json, noContent } from '../wire/exchange.ts';
import { problem } from '../wire/problem.ts';
import { get, post, type Route } from '../wire/route.ts';
import { isRefusal, type Refusal, type StepResult, type SupportDesk } from './support-desk.ts';

const refusal = ({ refused }: Refusal): Answer => {
  switch (refused) {
    case 'unknown':
      return problem('not-found', 'No ticket has this id.');
    case 'illegal':
      return problem('illegal-transition', 'The state of the ticket does not allow this step.');
    case 'notAssignee':
      return problem('illegal-transition', 'Another agent has this ticket, or none.');
    case 'full':
      return problem('unavailable', 'No room for another open ticket.', { 'retry-after': '60' });
  }
};

const answer = (result: StepResult): Answer =>
  isRefusal(result) ? refusal(result) : json(200, result);

/** A step of one ticket: `POST /v1/tickets/{ticketId}/<name>`. */
const step = <T>(
  name: string,
  summary: string,
  operation: Operation | null,
  request: z.ZodType<T>,
  take: (desk: SupportDesk, ticketId: string, body: T) => StepResult,
): Route =>
  post({
    path: `/v1/tickets/{ticketId}/${name}`,
    summary,
    operation,
    request,
    replies: { 200: ticket, 404: null, 409: null },
    serve: (body, { parameters, world }) =>
      answer(take(world.support, parameters['ticketId'] ?? '', body)),
  });

/** Routes of the support service. */
export const supportRoutes: readonly Route[] = [
  post({
    path: '/v1/tickets',
    summary: 'Open a ticket; the same externalRef while it is open gives the same ticket',
    operation: 'support.open',
    request: openTicket,
    replies: { 200: ticket, 201: ticket },
    serve: (body, { world }) => {
      const opened = world.support.open(body);
      if ('refused' in opened) return refusal(opened);
      const location = `/v1/tickets/${encodeURIComponent(opened.ticket.id)}`;
      return json(opened.isNew ? 201 : 200, opened.ticket, { location });
    },
  }),
  get({
    path: '/v1/tickets',
    summary: 'The newest tickets by storeId, state and externalRef, 100 at most',
    operation: null,
    replies: { 200: ticketList },
    serve: ({ query, world }) => {
      const [storeId, state, externalRef] = [
        query('storeId'),
        query('state'),
        query('externalRef'),
      ];
      const filter = {
        ...(storeId === undefined ? {} : { storeId }),
        ...(state === undefined ? {} : { state }),
        ...(externalRef === undefined ? {} : { externalRef }),
      };
      return json(200, { tickets: world.support.list(filter) });
    },
  }),
  get({
    path: '/v1/tickets/{ticketId}',
    summary: 'One ticket',
    operation: 'support.get',
    replies: { 200: ticket, 404: null },
    serve: ({ parameters, world }) => {
      const found = world.support.get(parameters['ticketId'] ?? '');
      return answer(found ?? { refused: 'unknown' });
    },
  }),
  post({
    path: '/v1/queue/claims',
    summary: 'Take the most urgent, then oldest, ticket the agent has the skills for',
    operation: 'support.claim',
    request: agentSkills,
    replies: { 200: ticket, 204: null },
    serve: (body, { world }) => {
      const claimed = world.support.claim(body);
      return claimed === null ? noContent() : json(200, claimed);
    },
  }),
  step('start', 'Work on it', 'support.start', agentStep, (desk, id, { agentId }) =>
    desk.start(id, agentId),
  ),
  step('hold', 'Wait for somebody else', null, agentStep, (desk, id, { agentId }) =>
    desk.hold(id, agentId),
  ),
  step('resolve', 'Say it is mended', 'support.resolve', resolveStep, (desk, id, body) =>
    desk.resolve(id, body.agentId, body.resolution),
  ),
  step('reopen', 'Say it is not', 'support.reopen', reopenStep, (desk, id, { reason }) =>
    desk.reopen(id, reason),
  ),
  step(
    'release',
    'Give it up: to the queue, or to the next level',
    'support.release',
    releaseStep,
    (desk, ticketId, body) => desk.release({ ticketId, ...body }),
  ),
  step(
    'comments',
    'Say something; ask the store, or answer',
    'support.comment',
    commentStep,
    (desk, ticketId, body) => desk.say({ ticketId, ...body }),
  ),
  step('close', 'End a resolved ticket', null, emptyStep, (desk, id) => desk.close(id)),
  step('cancel', 'End an open ticket', 'support.cancel', emptyStep, (desk, id) => desk.cancel(id)),
  post({
    path: '/v1/heartbeats',
    summary: 'A sign of life of a till and its devices',
    operation: 'support.heartbeat',
    request: heartbeat,
    replies: { 202: accepted },
    serve: (_, { world }) => {
      world.support.heartbeat();
      return json(202, { accepted: true });
    },
  }),
];
