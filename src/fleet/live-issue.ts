import { ask, type Behaviour, take } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Ticket } from '../model/ticket.ts';
import type { Stream } from '../random/stream.ts';
import { clerkTries } from './clerk.ts';
import type { Floor } from './floor.ts';
import type { Issue } from './issue.ts';
import { answerQuestion, reportAgain } from './issue-dialogue.ts';
import { pause } from './issue-pause.ts';
import { channelOf, describe, report } from './issue-report.ts';
import { ISSUE_WORDS } from './issue-words.ts';
import { notice } from './notice.ts';

/** Answers that say themselves that nothing was mended. */
const FORMAL: ReadonlySet<string> = new Set(['noFault', 'duplicate']);

/**
 * The life of an issue in its store: somebody notices, the clerk tries herself, then reports; the
 * store looks at the ticket until it is answered, answers what it is asked, tries the answer at
 * the next use, and reopens what does not work. All draws are the issue's own, so that one agent
 * more changes nothing but the queue.
 */
export function* liveIssue(me: Me, floor: Floor, issue: Issue): Behaviour {
  const by = yield* notice(me, floor, issue);
  if (by === undefined) {
    end(me, floor, issue, 'healed');
    return;
  }
  issue.site.close();
  const draws = me.stream(issue.id, 'issue');
  if (by !== 'heartbeat' && (yield* clerkTries(me, floor, issue, draws))) {
    end(me, floor, issue, 'clerk');
    return;
  }
  const channel = channelOf(floor, issue, me.stream(`${issue.id}/channel`, 'issue').share());
  const text = describe(floor, issue, channel, draws);
  if (!(yield* report(me, issue, text))) {
    end(me, floor, issue, 'healed');
    return;
  }
  let how: 'verified' | 'healed' | undefined;
  try {
    how = yield* seeThrough(me, floor, issue, draws);
  } finally {
    for (const { reported_us } of issue.tickets) {
      me.tally({ tally: 'ticket.left', open_us: me.now - reported_us });
    }
  }
  if (how === 'healed') yield* withdraw(me, issue);
}

/** From the accepted ticket to an answer that works, or until the trouble went by itself. */
function* seeThrough(
  me: Me,
  floor: Floor,
  issue: Issue,
  draws: Stream,
): Behaviour<'verified' | 'healed'> {
  const { plan } = floor;
  const isImpatient = plan.policies.support.duplicates;
  const patience = me.stream(`${issue.id}/patience`, 'issue');
  let again_us = isImpatient ? me.now + patience.draw(plan.people.impatience_us) : Infinity;
  let questions = 0;
  for (;;) {
    yield* pause(me, issue, plan.tills.ticketPoll_us);
    let isHeard = false;
    for (const { id } of [...issue.tickets]) {
      if (issue.healed) {
        end(me, floor, issue, 'healed');
        return 'healed';
      }
      const seen = yield* ask('support.get', { ticketId: id }, { from: issue.site.device.id });
      if (seen.kind !== 'ok') continue;
      const { state } = seen.body;
      if (state !== 'new') isHeard = true;
      if (state === 'onHold') yield* answerQuestion(me, floor, issue, id, questions++);
      if (state !== 'resolved') continue;
      if (yield* tryAnswer(me, floor, issue, seen.body, draws)) return 'verified';
    }
    if (isHeard || me.now < again_us) continue;
    yield* reportAgain(me, floor, issue);
    again_us = me.now + patience.draw(plan.people.impatience_us);
  }
}

/** Tries an answer at the next use; false when it did not help and the ticket is open again. */
function* tryAnswer(
  me: Me,
  floor: Floor,
  issue: Issue,
  { id, resolution }: Ticket,
  draws: Stream,
): Behaviour<boolean> {
  const { device, kind } = issue.site;
  me.note({ fact: 'issue.answered', issue: issue.id, ticket: id });
  const helps = draws.chance(floor.plan.desk.fixes[kind]);
  if (helps && !FORMAL.has(resolution?.code ?? 'fixed')) issue.site.repair(id);
  issue.trying = true;
  issue.site.reopen();
  if (issue.healed || (yield* take(issue.verdicts))) {
    me.note({ fact: 'issue.verified', issue: issue.id });
    floor.issues.drop(issue);
    return true;
  }
  issue.site.close();
  const reason = ISSUE_WORDS[floor.store.language].reopen;
  const reopened = yield* ask('support.reopen', { ticketId: id, reason }, { from: device.id });
  if (reopened.kind === 'ok') {
    me.note({ fact: 'issue.reopened', issue: issue.id, ticket: id });
    me.tally({ tally: 'happened', point: 'ticket.reopened' });
  }
  return false;
}

/** What healed needs nobody any more. */
function* withdraw(me: Me, issue: Issue): Behaviour {
  for (const { id } of issue.tickets) {
    const gone = yield* ask('support.cancel', { ticketId: id }, { from: issue.site.device.id });
    if (gone.kind === 'ok') me.tally({ tally: 'happened', point: 'ticket.withdrawn' });
  }
}

function end(me: Me, floor: Floor, issue: Issue, how: 'healed' | 'clerk'): void {
  me.note({ fact: 'issue.ended', issue: issue.id, how });
  issue.site.reopen();
  floor.issues.drop(issue);
}
