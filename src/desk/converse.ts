import { ask, type Behaviour, race, take, wait } from '../kernel/effects.ts';
import { Mailbox } from '../kernel/mailbox.ts';
import type { Me } from '../kernel/task.ts';
import type { ChannelPlan } from '../model/desk-plan.ts';
import type { Ticket } from '../model/ticket.ts';
import type { Post } from './post.ts';
import { work } from './work.ts';

/**
 * Several conversations of one channel at once, as in a chat: while the agent has room she looks
 * for more of the same channel and nothing else, until the last has ended.
 * @param until_us from then on she takes no more, and ends those she has
 */
export function* converse(
  me: Me,
  post: Post,
  { channel, concurrency }: ChannelPlan,
  first: Ticket,
  until_us: number,
): Behaviour {
  const skills = { ...post.skills, channels: [channel] };
  const endings = new Mailbox<undefined>();
  let held = 0;
  const begin = (ticket: Ticket): void => {
    held++;
    me.spawn(`${me.path}/${channel}/${ticket.id}`, function* (task): Behaviour {
      yield* work(task, post, ticket);
      endings.put(undefined);
    });
  };
  begin(first);
  while (held > 0) {
    if (held >= concurrency || me.now >= until_us) {
      yield* take(endings);
      held--;
      continue;
    }
    const claimed = yield* ask('support.claim', skills, { from: post.path });
    if (claimed.kind === 'ok' && claimed.body !== null) {
      begin(claimed.body);
      continue;
    }
    const won = yield* race({ ended: take(endings), look: wait(post.desk.poll_us) });
    if (won.key === 'ended') held--;
  }
}
