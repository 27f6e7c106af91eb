import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Ticket } from '../model/ticket.ts';
import type { Post } from './post.ts';

/** How often an agent tries to enter a resolution that the service does not take. */
const RESOLVE_TRIES = 60;
/** The ticket was closed or taken away meanwhile: nothing is left to resolve. */
const GONE = new Set([404, 409, 410]);

/**
 * One ticket in an agent's hands, from taking it to its resolution. How long it takes is drawn
 * from the ticket's issue, never from the agent, and stretched by the factor of its channel.
 */
export function* work(me: Me, post: Post, ticket: Ticket): Behaviour {
  const { hands, desk, path, team } = post;
  const doing = { ticket: ticket.id, agent: path, team: team.id };
  hands.takeUp(me.now);
  try {
    me.note({ fact: 'ticket.acknowledged', ...doing });
    yield* ask('support.start', { ticketId: ticket.id, agentId: path }, { from: path });
    const issue = ticket.externalRef.slice(ticket.externalRef.indexOf(':') + 1);
    const round = ticket.timestamps.reopenedAt.length;
    const draw_us = me
      .stream(`${issue}/work/${round}`, 'issue')
      .draw(desk.handle_us[ticket.symptom]);
    yield* wait(Math.round(draw_us * (post.channel(ticket.channel)?.handleFactor ?? 1)));
    const resolved = yield* resolve(post, ticket.id);
    me.note({ fact: resolved ? 'ticket.resolved' : 'ticket.released', ...doing });
  } finally {
    hands.putDown(me);
  }
}

/** Enters the resolution; false when the ticket is gone or the service will not have it. */
function* resolve({ path, desk }: Post, ticketId: string): Behaviour<boolean> {
  const resolution = { code: 'fixed', notes: 'done by remote, please try again' } as const;
  for (let tries = 0; tries < RESOLVE_TRIES; tries++) {
    const request = { ticketId, agentId: path, resolution };
    const resolved = yield* ask('support.resolve', request, { from: path });
    if (resolved.kind === 'ok') return true;
    if (resolved.kind === 'status' && GONE.has(resolved.status)) return false;
    yield* wait(desk.poll_us);
  }
  return false;
}
