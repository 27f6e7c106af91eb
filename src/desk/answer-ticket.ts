import { type Ask, ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Resolution, Ticket } from '../model/ticket.ts';
import type { Case } from './case.ts';
import { DESK_WORDS } from './desk-words.ts';
import type { Post } from './post.ts';

/** How often an agent tries to enter what the service does not take. */
const TRIES = 60;
/** The ticket was closed or taken away meanwhile: nothing is left to enter. */
const GONE = new Set([404, 409, 410]);

/** Says what was done; formally, where nothing was. */
export function* answerTicket(me: Me, post: Post, { ticket, isFormal }: Case): Behaviour {
  const { path, team } = post;
  const words = DESK_WORDS[ticket.language];
  const resolution: Resolution = isFormal
    ? { code: 'noFault', notes: words.formal }
    : { code: 'fixed', notes: words.fixed };
  const request = { ticketId: ticket.id, agentId: path, resolution };
  const resolved = yield* enter(post, ask('support.resolve', request, { from: path }));
  const doing = { ticket: ticket.id, agent: path, team: team.id };
  if (resolved && isFormal) {
    me.note({ fact: 'ticket.formalReply', ...doing });
    me.tally({ tally: 'happened', point: 'ticket.formalReply' });
  }
  me.note({ fact: resolved ? 'ticket.resolved' : 'ticket.released', ...doing });
}

/** Asks the store; the ticket waits with the agent, off her hands. False when it could not. */
export function* putOnHold(me: Me, post: Post, one: Case): Behaviour<boolean> {
  const { path, team } = post;
  const { id, language } = one.ticket;
  const words = { ticketId: id, author: path, body: DESK_WORDS[language].question };
  const asked = yield* ask('support.comment', { ...words, step: 'hold' }, { from: path });
  if (asked.kind !== 'ok') return false;
  const doing = { ticket: id, agent: path, team: team.id };
  me.note({ fact: 'ticket.askedBack', ...doing });
  me.note({ fact: 'ticket.released', ...doing });
  me.tally({ tally: 'happened', point: 'ticket.askedBack' });
  post.onHold.push({ one, look_us: me.now + post.desk.poll_us });
  return true;
}

/** Gives up what is in hand without a word: back into the queue. */
export function* putBack(me: Me, post: Post, ticket: Ticket): Behaviour {
  yield* release(post, ticket, 'handover');
  me.note({ fact: 'ticket.released', ticket: ticket.id, agent: post.path, team: post.team.id });
}

/** Passes what is in hand on to the next level of support. */
export function* escalate(me: Me, post: Post, ticket: Ticket): Behaviour {
  const doing = { ticket: ticket.id, agent: post.path, team: post.team.id };
  if (yield* release(post, ticket, 'escalate')) {
    me.note({ fact: 'ticket.escalated', ...doing });
    me.tally({ tally: 'happened', point: 'ticket.escalated' });
  }
  me.note({ fact: 'ticket.released', ...doing });
}

/**
 * Gives a ticket to those who come after her: the shift is over.
 * @param inHand false of one that waits for the store's answer
 */
export function* handOver(me: Me, post: Post, ticket: Ticket, inHand: boolean): Behaviour {
  const doing = { ticket: ticket.id, agent: post.path, team: post.team.id };
  if (yield* release(post, ticket, 'handover')) {
    me.note({ fact: 'ticket.handedOver', ...doing });
    me.tally({ tally: 'happened', point: 'ticket.handedOver' });
  }
  if (inHand) me.note({ fact: 'ticket.released', ...doing });
}

function* release(post: Post, ticket: Ticket, how: 'handover' | 'escalate'): Behaviour<boolean> {
  const request = { ticketId: ticket.id, agentId: post.path, how };
  return yield* enter(post, ask('support.release', request, { from: post.path }));
}

/** Enters a step again and again; false when the ticket is gone or the service will not have it. */
function* enter(
  { desk }: Post,
  step: Ask<'support.resolve' | 'support.release'>,
): Behaviour<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const entered = yield* step;
    if (entered.kind === 'ok') return true;
    if (entered.kind === 'status' && GONE.has(entered.status)) return false;
    yield* wait(desk.poll_us);
  }
  return false;
}
