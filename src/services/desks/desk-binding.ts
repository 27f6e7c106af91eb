import type { OpenTicket, Ticket } from '../../model/ticket.ts';
import type { Binding, BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import { claimTicket } from './claim-ticket.ts';
import type { DeskApi, DeskChange } from './desk-api.ts';
import type { SeenTicket } from './seen-ticket.ts';
import { withWords, writeTrail } from './trail.ts';
import { UNREADABLE } from './unreadable.ts';

type TicketSteps = Generator<HttpRequest, DialogueEnd<Ticket>, HttpAnswer>;

const ENDED: readonly Ticket['state'][] = ['resolved', 'closed', 'cancelled'];
/** Pages that a cleanup asks for at most. */
const PAGES = 10_000;

/**
 * The binding of a support desk that keeps tickets and hands out none: every operation of the
 * fleet is looking at a ticket and changing it, which is all that such desks have in common.
 */
export function deskBinding(api: DeskApi): Binding {
  const { name, auth, keyHeader, apiKeyHeader, apiKeyScheme, health } = api;
  const { advice } = api;
  return {
    name,
    auth,
    services: ['support'],
    ...(keyHeader !== undefined && { keyHeader }),
    ...(apiKeyHeader !== undefined && { apiKeyHeader }),
    ...(apiKeyScheme !== undefined && { apiKeyScheme }),
    ...(health !== undefined && { health }),
    ...(advice !== undefined && { advice: (answer: HttpAnswer) => advice(answer) }),
    absent: { 'support.heartbeat': 'accepted' },
    operations: {
      'support.open': { steps: (report, context) => open(api, report, context) },
      'support.get': { steps: ({ ticketId }, context) => look(api, ticketId, context) },
      'support.claim': { steps: (skills, context) => claimTicket(api, skills, context) },
      'support.start': {
        steps: ({ ticketId, agentId }, context) =>
          change(
            api,
            ticketId,
            context,
            ({ ticket, trail }) =>
              isHers(ticket, agentId) && {
                state: 'inProgress',
                carried: { trail: writeTrail({ startedAt: now(), ...trail }) },
              },
          ),
      },
      'support.resolve': {
        steps: ({ ticketId, agentId, resolution }, context) =>
          change(
            api,
            ticketId,
            context,
            ({ ticket }) =>
              isHers(ticket, agentId) && { state: 'resolved', resolution, carried: {} },
          ),
      },
      'support.reopen': {
        steps: ({ ticketId, reason }, context) =>
          change(api, ticketId, context, ({ ticket, trail }) => {
            const reopened = { ...trail, reopenedAt: [...trail.reopenedAt, now()] };
            const words = withWords(reopened, ticket.storeId, reason, now());
            return {
              state: 'inProgress',
              comment: { author: ticket.storeId, body: reason },
              carried: { agent: '', trail: writeTrail(words) },
            };
          }),
      },
      'support.cancel': {
        steps: ({ ticketId }, context) =>
          change(api, ticketId, context, () => ({ state: 'cancelled', carried: {} })),
      },
      'support.comment': {
        steps: ({ ticketId, author, body, step }, context) =>
          change(api, ticketId, context, ({ trail }) => ({
            ...(step !== undefined && { state: step === 'hold' ? 'onHold' : 'inProgress' }),
            comment: { author, body },
            carried: { trail: writeTrail(withWords(trail, author, body, now())) },
          })),
      },
      'support.release': {
        steps: ({ ticketId, agentId, how }, context) =>
          change(
            api,
            ticketId,
            context,
            ({ ticket }) =>
              isHers(ticket, agentId) && {
                state: 'inProgress',
                carried: { agent: '', ...(how === 'escalate' && { level: '2' }) },
              },
          ),
      },
    },
    cleanup: (context) => cleanup(api, context),
  };
}

/**
 * A store's second report of one trouble finds the ticket of the first, where it was opened. The
 * first is not looked for: a store's reports all come through one worker, and a request saved in
 * a mass outage is one more that gets through.
 */
function* open(api: DeskApi, report: OpenTicket, context: BindingContext): TicketSteps {
  const { externalRef } = report;
  const asked = `asked for: ${externalRef}`;
  if (api.lookup !== undefined && context.memory.has(asked)) {
    const found = yield api.lookup(externalRef, context);
    if (found.status >= 400) return { refused: found };
    const list = api.list(found.body, context);
    if (list === undefined) return UNREADABLE;
    const known = list.find(
      ({ ticket }) => ticket.externalRef === externalRef && !ENDED.includes(ticket.state),
    );
    if (known !== undefined) return { ok: true, reply: known.ticket };
  }
  context.memory.set(asked, '');
  const made = yield api.create(report, context);
  if (made.status >= 400) return { refused: made };
  return replyOf(api.created(made.body, report, context));
}

function* look(api: DeskApi, ticketId: string, context: BindingContext): TicketSteps {
  const answer = yield api.get(ticketId, context);
  return answer.status >= 400 ? { refused: answer } : replyOf(api.read(answer.body, context));
}

/** Looks at a ticket and changes it; `false`: it is not the agent's to change. */
function* change(
  api: DeskApi,
  ticketId: string,
  context: BindingContext,
  decide: (seen: SeenTicket) => DeskChange | false,
): TicketSteps {
  const answer = yield api.get(ticketId, context);
  if (answer.status >= 400) return { refused: answer };
  const seen = api.read(answer.body, context);
  if (seen === undefined) return UNREADABLE;
  const wanted = decide(seen);
  return wanted === false ? { refused: NOT_HERS } : yield* api.change(seen, wanted, context);
}

/** Deletes page after page of the run's tickets, until a page holds none that can be deleted. */
function* cleanup(
  api: DeskApi,
  context: BindingContext,
): Generator<HttpRequest, number, HttpAnswer> {
  const gone = new Set<string>();
  for (let page = 0; page < PAGES; page++) {
    const found = yield api.ofRun(context);
    const left = (found.status < 300 ? api.list(found.body, context) : undefined) ?? [];
    const before = gone.size;
    for (const { ticket } of left) {
      if (!ticket.externalRef.startsWith(context.runId) || gone.has(ticket.id)) continue;
      const answer = yield api.remove(ticket.id, context);
      if (answer.status < 300) gone.add(ticket.id);
    }
    if (gone.size === before) break;
  }
  return gone.size;
}

const isHers = ({ assignee }: Ticket, agentId: string): boolean => assignee === agentId;

/** As the reference refuses it; these desks would let anybody. */
const NOT_HERS: HttpAnswer = {
  status: 409,
  body: JSON.stringify({
    type: 'urn:peakday:problem:illegal-transition',
    title: 'Another agent has this ticket, or none',
    status: 409,
  }),
  header: () => undefined,
};

const now = (): string => new Date().toISOString();

const replyOf = (seen: SeenTicket | undefined): DialogueEnd<Ticket> =>
  seen === undefined ? UNREADABLE : { ok: true, reply: seen.ticket };
