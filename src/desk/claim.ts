import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { FaultKind } from '../model/fault-plan.ts';
import type { Ticket, TicketChannel } from '../model/ticket.ts';
import type { Case } from './case.ts';
import type { Post } from './post.ts';

/** What keeps an agent from looking for tickets while it lasts. */
const AWAY: readonly FaultKind[] = ['desk/absence', 'desk/handover-gap'];

/** Whether a fault keeps her from taking tickets now: drawn for each of her looks. */
export function isAway(post: Post, now_us: number): boolean {
  const { faults, team, path } = post;
  const encounter = { store: '', team: team.id, device: path, ordinal: post.looks++ };
  return AWAY.some((kind) => faults.strike(kind, now_us, encounter) !== undefined);
}

/**
 * Takes the next ticket from the queue, or null when nothing there fits. A black hole swallows new
 * tickets here: the service gave them to the agent, and nobody ever looks at them.
 * @param channel of this one only; absent: all that she takes
 */
export function* claim(me: Me, post: Post, channel?: TicketChannel): Behaviour<Ticket | null> {
  const { faults, team, path } = post;
  const skills = channel === undefined ? post.skills : { ...post.skills, channels: [channel] };
  for (;;) {
    const claimed = yield* ask('support.claim', skills, { from: path });
    if (claimed.kind !== 'ok' || claimed.body === null) return null;
    const ticket = claimed.body;
    if (ticket.timestamps.startedAt !== undefined) return ticket;
    const { storeId: store, externalRef: device } = ticket;
    const encounter = { store, team: team.id, device, ordinal: 0 };
    if (faults.strike('desk/black-hole', me.now, encounter) === undefined) return ticket;
  }
}

/**
 * The oldest ticket on hold that its store has answered by now, if it is time to look; what was
 * ended meanwhile is forgotten.
 * @param channel of this one only; absent: any
 */
export function* answered(
  me: Me,
  post: Post,
  channel?: TicketChannel,
): Behaviour<Case | undefined> {
  for (const held of [...post.onHold]) {
    const { id, channel: came } = held.one.ticket;
    if (held.look_us > me.now || (channel !== undefined && came !== channel)) continue;
    held.look_us = me.now + post.desk.poll_us;
    const seen = yield* ask('support.get', { ticketId: id }, { from: post.path });
    if (seen.kind !== 'ok' || seen.body.state === 'onHold') continue;
    post.onHold.splice(post.onHold.indexOf(held), 1);
    if (seen.body.state === 'inProgress') return held.one;
  }
  return undefined;
}
