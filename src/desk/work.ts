import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Ticket } from '../model/ticket.ts';
import { answerTicket, escalate, handOver, putBack, putOnHold } from './answer-ticket.ts';
import { type Case, caseOf } from './case.ts';
import type { Post } from './post.ts';

/** One ticket in an agent's hands, from taking it until it leaves them, for whatever reason. */
export function* work(me: Me, post: Post, ticket: Ticket): Behaviour {
  const { hands, path, team } = post;
  const doing = { ticket: ticket.id, agent: path, team: team.id };
  hands.takeUp(me.now);
  try {
    me.note({ fact: 'ticket.acknowledged', ...doing });
    yield* ask('support.start', { ticketId: ticket.id, agentId: path }, { from: path });
    yield* handle(me, post, caseOf(me, post, ticket));
  } finally {
    hands.putDown(me);
  }
}

/** Goes on with a ticket on hold, now that the store has answered. */
export function* resume(me: Me, post: Post, held: Case): Behaviour {
  const { hands, path, team } = post;
  hands.takeUp(me.now);
  try {
    me.note({ fact: 'ticket.acknowledged', ticket: held.ticket.id, agent: path, team: team.id });
    yield* handle(me, post, held);
  } finally {
    hands.putDown(me);
  }
}

/**
 * Works for as long as is left, and not beyond the shift's end if somebody comes after; asks back
 * on the way. How long it takes, and what happens on the way, is drawn from the ticket's issue,
 * never from the agent.
 */
function* handle(me: Me, post: Post, one: Case): Behaviour {
  const part_us = one.asksAfter_us ?? one.left_us;
  if (post.handsOver(one.ticket, me.now + part_us)) {
    yield* wait(Math.max(0, post.team.to_us - me.now));
    yield* handOver(me, post, one.ticket, true);
    return;
  }
  yield* wait(part_us);
  if (one.asksAfter_us !== undefined) {
    one.left_us -= part_us;
    one.asksAfter_us = undefined;
    if (yield* putOnHold(me, post, one)) return;
    yield* wait(one.left_us);
  }
  if (one.isInVain) yield* putBack(me, post, one.ticket);
  else if (one.escalates) yield* escalate(me, post, one.ticket);
  else yield* answerTicket(me, post, one);
}
