import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import type { Issue } from './issue.ts';
import { pause } from './issue-pause.ts';
import { channelOf, describe, report } from './issue-report.ts';
import { ISSUE_WORDS } from './issue-words.ts';

/** The store answers a question of the desk, after as long as somebody there needs to look. */
export function* answerQuestion(
  me: Me,
  floor: Floor,
  issue: Issue,
  ticketId: string,
  question: number,
): Behaviour {
  const { people, tills } = floor.plan;
  const draws = me.stream(`${issue.id}/answer/${question}`, 'issue');
  yield* pause(me, issue, draws.draw(people.answers_us));
  if (issue.healed) return;
  const words = {
    ticketId,
    author: floor.store.clerk,
    body: ISSUE_WORDS[floor.store.language].answer,
  };
  const said = yield* ask(
    'support.comment',
    { ...words, step: 'answer' },
    { from: issue.site.device.id },
  );
  if (said.kind !== 'ok') yield* pause(me, issue, tills.ticketPoll_us);
}

/** An impatient store reports the same trouble once more: another ticket about it. */
export function* reportAgain(me: Me, floor: Floor, issue: Issue): Behaviour {
  const nth = issue.tickets.length + 1;
  const draws = me.stream(`${issue.id}/again/${nth}`, 'issue');
  const text = describe(floor, issue, channelOf(floor, issue, draws.share()), draws);
  const externalRef = `${text.externalRef}~${nth}`;
  if (yield* report(me, issue, { ...text, externalRef })) {
    me.tally({ tally: 'happened', point: 'ticket.duplicate' });
  }
}
