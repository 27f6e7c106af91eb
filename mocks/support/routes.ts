import type { z } from 'zod';
import type { Operation } from '../../src/model/operations.ts';
import {
  agentSkills,
  agentStep,
  commentStep,
  emptyStep,
  heartbeat,
  openTicket,
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
  take: (ticketId: string, body: T) => StepResult,
): Route =>
  post({
    path: `/v1/tickets/{ticketId}/${name}`,
    summary,
    operation,
    request,
    replies: { 200: ticket, 404: null, 409: null },
    serve: (body, { parameters }) => answer(take(parameters['ticketId'] ?? '', body)),
  });

/** Routes of the support service. The desk is asked for anew, as a reset replaces it. */
export const supportRoutes = (desk: () => SupportDesk): readonly Route[] => [
  post({
    path: '/v1/tickets',
    summary: 'Open a ticket; the same externalRef while it is open gives the same ticket',
    operation: 'support.open',
    request: openTicket,
    replies: { 200: ticket, 201: ticket },
    serve: (body) => {
      const opened = desk().open(body);
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
    serve: ({ query }) => {
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
      return json(200, { tickets: desk().list(filter) });
    },
  }),
  get({
    path: '/v1/tickets/{ticketId}',
    summary: 'One ticket',
    operation: 'support.get',
    replies: { 200: ticket, 404: null },
    serve: ({ parameters }) => {
      const found = desk().get(parameters['ticketId'] ?? '');
      return answer(found ?? { refused: 'unknown' });
    },
  }),
  post({
    path: '/v1/queue/claims',
    summary: 'Take the most urgent, then oldest, ticket the agent has the skills for',
    operation: 'support.claim',
    request: agentSkills,
    replies: { 200: ticket, 204: null },
    serve: (body) => {
      const claimed = desk().claim(body);
      return claimed === null ? noContent() : json(200, claimed);
    },
  }),
  step('start', 'Work on it', 'support.start', agentStep, (id, { agentId }) =>
    desk().start(id, agentId),
  ),
  step('hold', 'Wait for somebody else', null, agentStep, (id, { agentId }) =>
    desk().hold(id, agentId),
  ),
  step('resolve', 'Say it is mended', 'support.resolve', resolveStep, (id, body) =>
    desk().resolve(id, body.agentId, body.resolution),
  ),
  step('reopen', 'Say it is not', 'support.reopen', reopenStep, (id, { reason }) =>
    desk().reopen(id, reason),
  ),
  step('comments', 'Add a comment', null, commentStep, (id, body) => desk().comment(id, body)),
  step('close', 'End a resolved ticket', null, emptyStep, (id) => desk().close(id)),
  step('cancel', 'End an open ticket', 'support.cancel', emptyStep, (id) => desk().cancel(id)),
  post({
    path: '/v1/heartbeats',
    summary: 'A sign of life of a till and its devices',
    operation: 'support.heartbeat',
    request: heartbeat,
    replies: { 202: accepted },
    serve: () => {
      desk().heartbeat();
      return json(202, { accepted: true });
    },
  }),
];
