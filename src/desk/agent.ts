import { ask, type Behaviour, until, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import { breakTimes } from './break-times.ts';
import { converse } from './converse.ts';
import type { Post } from './post.ts';
import { work } from './work.ts';

/**
 * One agent of the support desk, from the start of the shift to its end: takes the next ticket
 * that fits her skills, works it, resolves it, all through the support service's own API. What
 * she has in hand she ends before a break and before she goes.
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
  } finally {
    me.note({ fact: 'agent.offDuty', ...duty });
  }
}

/** Takes one ticket after the other, and none from an instant on. */
function* takeTickets(me: Me, post: Post, until_us: number): Behaviour {
  const { desk, team, faults } = post;
  while (me.now < until_us) {
    const encounter = { store: '', team: team.id, device: post.path, ordinal: post.looks++ };
    if (faults.strike('desk/absence', me.now, encounter)) {
      yield* wait(Math.min(desk.poll_us, until_us - me.now));
      continue;
    }
    const claimed = yield* ask('support.claim', post.skills, { from: post.path });
    if (claimed.kind !== 'ok' || claimed.body === null) {
      yield* wait(Math.min(desk.poll_us, until_us - me.now));
      continue;
    }
    const channel = post.channel(claimed.body.channel);
    if (channel === undefined || channel.concurrency === 1) yield* work(me, post, claimed.body);
    else yield* converse(me, post, channel, claimed.body, until_us);
  }
}
