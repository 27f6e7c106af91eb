import { ask, type Behaviour, take, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { DeskChannel, OpenTicket } from '../model/ticket.ts';
import { minutes } from '../model/units.ts';
import type { Stream } from '../random/stream.ts';
import type { Floor } from './floor.ts';
import type { Issue } from './issue.ts';

/** How long a store waits before it tries again to report what the desk would not accept. */
const REPORT_AGAIN = minutes(1);

/**
 * The life of an issue in its store: the clerk tries herself, then reports; she looks at the
 * ticket until it is answered, tries the answer at the next use, and reopens what does not work.
 * All draws are the issue's own, so that one agent more changes nothing but the queue.
 */
export function* liveIssue(me: Me, floor: Floor, issue: Issue): Behaviour {
  const { tills } = floor.plan;
  const { kind } = issue.site;
  const draws = me.stream(issue.id, 'issue');
  yield* wait(draws.draw(tills.clerkTries_us));
  if (draws.chance(tills.clerkMends[kind])) {
    issue.site.repair(undefined);
    end(me, floor, issue, 'clerk');
    return;
  }
  const channel = channelOf(floor, me.stream(`${issue.id}/channel`, 'issue').share());
  const text = describe(floor, issue, channel, draws);
  while (issue.ticket === undefined) {
    if (issue.healed) {
      end(me, floor, issue, 'healed');
      return;
    }
    const opened = yield* ask('support.open', text, { from: issue.site.device.id });
    if (opened.kind === 'ok') issue.ticket = opened.body.id;
    else yield* wait(REPORT_AGAIN);
  }
  me.note({ fact: 'issue.reported', issue: issue.id, ticket: issue.ticket });
  const reported_us = me.now;
  let withdraw = false;
  try {
    withdraw = (yield* seeThrough(me, floor, issue, issue.ticket, draws)) === 'healed';
  } finally {
    me.tally({ tally: 'ticket.left', open_us: me.now - reported_us });
  }
  if (withdraw) {
    yield* ask('support.cancel', { ticketId: issue.ticket }, { from: issue.site.device.id });
  }
}

/** From the accepted ticket to an answer that works, or until the trouble went by itself. */
function* seeThrough(
  me: Me,
  floor: Floor,
  issue: Issue,
  ticketId: string,
  draws: Stream,
): Behaviour<'verified' | 'healed'> {
  const { device, kind } = issue.site;
  const from = { from: device.id };
  for (;;) {
    yield* wait(floor.plan.tills.ticketPoll_us);
    if (issue.healed) {
      end(me, floor, issue, 'healed');
      return 'healed';
    }
    const seen = yield* ask('support.get', { ticketId }, from);
    if (seen.kind !== 'ok' || seen.body.state !== 'resolved') continue;
    me.note({ fact: 'issue.answered', issue: issue.id, ticket: ticketId });
    if (draws.chance(floor.plan.desk.fixes[kind])) issue.site.repair(ticketId);
    issue.trying = true;
    issue.site.reopen();
    if (yield* take(issue.verdicts)) {
      me.note({ fact: 'issue.verified', issue: issue.id });
      floor.issues.drop(issue);
      return 'verified';
    }
    issue.site.close();
    const reason = 'the answer did not help';
    const reopened = yield* ask('support.reopen', { ticketId, reason }, from);
    if (reopened.kind === 'ok') {
      me.note({ fact: 'issue.reopened', issue: issue.id, ticket: ticketId });
    }
  }
}

function end(me: Me, floor: Floor, issue: Issue, how: 'healed' | 'clerk'): void {
  me.note({ fact: 'issue.ended', issue: issue.id, how });
  issue.site.reopen();
  floor.issues.drop(issue);
}

/** How the store reaches the desk, by a draw uniform in [0, 1). */
function channelOf({ plan }: Floor, draw: number): DeskChannel {
  let below = 0;
  for (const { channel, share } of plan.desk.channels) {
    below += share;
    if (draw < below) return channel;
  }
  return plan.desk.channels.at(-1)?.channel ?? 'portal';
}

/** What the clerk writes, in her language. */
function describe(floor: Floor, issue: Issue, channel: DeskChannel, draws: Stream): OpenTicket {
  const { store, plan, runId } = floor;
  const { kind, device, tillId } = issue.site;
  const text = draws.pick(plan.texts[store.language]?.[kind] ?? []);
  const values = { till: tillId, device: device.type, store: store.name, clerk: store.clerk };
  const fill = (template: string): string =>
    template.replace(
      /\{(till|device|store|clerk)\}/g,
      (_, name: keyof typeof values) => values[name],
    );
  return {
    externalRef: `${runId}:${issue.id}`,
    channel,
    storeId: store.id,
    tillId,
    device,
    symptom: kind,
    language: store.language,
    tillSystem: store.tillSystem,
    summary: fill(text?.summary ?? kind),
    description: fill(text?.description ?? ''),
    ...plan.desk.priorities[kind],
  };
}
