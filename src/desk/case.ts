import type { Me } from '../kernel/task.ts';
import type { Ticket } from '../model/ticket.ts';
import type { Post } from './post.ts';

/** A ticket as one agent works it: what is left to do, and what will come of it. */
export interface Case {
  readonly ticket: Ticket;
  /** Handling time that is left. */
  left_us: number;
  /** After how much of it she asks the store something; `undefined`: not any more. */
  asksAfter_us: number | undefined;
  /** Whether it was given to somebody who cannot help. */
  readonly isInVain: boolean;
  readonly escalates: boolean;
  /** Whether the answer is one for the form. */
  readonly isFormal: boolean;
}

/**
 * What will come of a ticket: drawn from the issue, its round of answers and the level of support
 * alone, so that the same ticket goes the same way with every agent of a level.
 */
export function caseOf(me: Me, post: Post, ticket: Ticket): Case {
  const { desk, team } = post;
  const kind = ticket.symptom;
  const issue = ticket.externalRef.slice(ticket.externalRef.indexOf(':') + 1);
  const round = ticket.timestamps.reopenedAt.length;
  const at = team.level === 1 ? `${round}` : `${round}/level/${team.level}`;
  const handling_us = me.stream(`${issue}/work/${at}`, 'issue').draw(desk.handle_us[kind]);
  const left_us = Math.round(handling_us * (post.channel(ticket.channel)?.handleFactor ?? 1));
  const draws = me.stream(`${issue}/desk/${at}`, 'issue');
  const asks = draws.chance(desk.asksBack[kind]);
  const asksAfter_us = Math.round(left_us * draws.share());
  const escalates = draws.chance(desk.escalates[kind]);
  const formally = draws.share();
  const wasAsked = ticket.comments.some(({ author }) => author.startsWith('desk/'));
  const place = { store: ticket.storeId, team: team.id, device: ticket.externalRef };
  // A ticket goes astray once: who takes it next has what it needs.
  const isNew = ticket.timestamps.startedAt === undefined;
  const astray = isNew && post.faults.strike('desk/wrong-skill', me.now, { ...place, ordinal: 0 });
  const formal = post.faults.strike('desk/formal-reply', me.now, { ...place, ordinal: round });
  return {
    ticket,
    left_us,
    asksAfter_us: asks && !wasAsked ? asksAfter_us : undefined,
    isInVain: astray !== false && astray !== undefined,
    escalates: escalates && team.level === 1 && post.hasNextLevel(ticket),
    isFormal:
      formally < (formal === undefined ? desk.formal[kind] : (formal.parameters.share ?? 1)),
  };
}
