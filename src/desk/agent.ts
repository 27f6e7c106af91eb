import { type Behaviour, until, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import { handOver } from './answer-ticket.ts';
import { breakTimes } from './break-times.ts';
import { answered, claim, isAway } from './claim.ts';
import { converse } from './converse.ts';
import type { Post } from './post.ts';
import { resume, work } from './work.ts';

/**
 * One agent of the support desk, from the start of the shift to its end: takes the next ticket
 * that fits her skills, works it, resolves it, all through the support service's own API. What
 * she has in hand she ends before a break and before she goes, or hands over to the next shift.
 */
export function* agent(me: Me, post: Post): Behaviour {
  const { team, desk } = post;
  const duty = { agent: post.path, team: team.id };
  yield* until(team.from_us);
  if (me.now >= team.to_us) return;
  me.note({ fact: 'agent.onDuty', ...duty });
  try {
    const pauses = breakTimes(team, post.nth, me.now);
    yield* wait(Math.round(me.stream(post.path, 'network').share() * desk.poll_us));
    for (const { start_us, length_us } of pauses) {
      yield* takeTickets(me, post, Math.min(start_us, team.to_us));
      me.note({ fact: 'agent.offDuty', ...duty });
      yield* wait(length_us);
      me.note({ fact: 'agent.onDuty', ...duty });
    }
    yield* takeTickets(me, post, team.to_us);
    for (const { one } of post.onHold.splice(0)) yield* handOver(me, post, one.ticket, false);
  } finally {
    me.note({ fact: 'agent.offDuty', ...duty });
  }
}

/** Takes one ticket after the other, what stores have answered first; none from an instant on. */
function* takeTickets(me: Me, post: Post, until_us: number): Behaviour {
  const { desk } = post;
  while (me.now < until_us) {
    const isHere = !isAway(post, me.now);
    const held = isHere ? yield* answered(me, post) : undefined;
    if (held !== undefined) {
      yield* resume(me, post, held);
      continue;
    }
    const ticket = isHere ? yield* claim(me, post) : null;
    if (ticket === null) {
      yield* wait(Math.min(desk.poll_us, until_us - me.now));
      continue;
    }
    const channel = post.channel(ticket.channel);
    if (channel === undefined || channel.concurrency === 1) yield* work(me, post, ticket);
    else yield* converse(me, post, channel, ticket, until_us);
  }
}
