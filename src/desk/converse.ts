import { type Behaviour, race, take, wait } from '../kernel/effects.ts';
import { Mailbox } from '../kernel/mailbox.ts';
import type { Me } from '../kernel/task.ts';
import type { ChannelPlan } from '../model/desk-plan.ts';
import type { Ticket } from '../model/ticket.ts';
import { answered, claim } from './claim.ts';
import type { Post } from './post.ts';
import { resume, work } from './work.ts';

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
  const endings = new Mailbox<undefined>();
  let held = 0;
  let begun = 0;
  const begin = (ticket: Ticket, talk: (task: Me) => Behaviour): void => {
    held++;
    me.spawn(`${me.path}/${channel}/${ticket.id}/${begun++}`, function* (task): Behaviour {
      yield* talk(task);
      endings.put(undefined);
    });
  };
  begin(first, (task) => work(task, post, first));
  while (held > 0) {
    if (held >= concurrency || me.now >= until_us) {
      yield* take(endings);
      held--;
      continue;
    }
    const back = yield* answered(me, post, channel);
    if (back !== undefined) {
      begin(back.ticket, (task) => resume(task, post, back));
      continue;
    }
    const ticket = yield* claim(me, post, channel);
    if (ticket !== null) {
      begin(ticket, (task) => work(task, post, ticket));
      continue;
    }
    const won = yield* race({ ended: take(endings), look: wait(post.desk.poll_us) });
    if (won.key === 'ended') held--;
  }
}
