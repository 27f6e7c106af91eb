import type { Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { ClerkTry, IssueKind } from '../model/ticket.ts';
import type { Stream } from '../random/stream.ts';
import type { Floor } from './floor.ts';
import type { Issue } from './issue.ts';
import { pause } from './issue-pause.ts';

/** What a clerk tries, in order, and how many in a hundred of her successes are due to it. */
const TRIES: Readonly<Record<IssueKind, readonly (readonly [what: ClerkTry, due: number])[]>> = {
  receiptNotPrinting: [
    ['anotherTill', 0],
    ['tryAgain', 20],
    ['swapPaper', 50],
    ['restart', 30],
  ],
  discountNotApplied: [['tryAgain', 100]],
  paymentDeclined: [
    ['tryAgain', 40],
    ['restart', 60],
  ],
  tillFrozen: [
    ['anotherTill', 0],
    ['tryAgain', 10],
    ['restart', 90],
  ],
  storeOffline: [
    ['tryAgain', 20],
    ['restart', 80],
  ],
  priceMismatch: [['tryAgain', 100]],
  pickUpBlocked: [
    ['tryAgain', 60],
    ['restart', 40],
  ],
};

/**
 * What the clerk does herself before she calls the desk: one thing after the other, at equal steps
 * of the time she has for it. Sending the shopper to another till takes no time and mends nothing.
 * @param draws the issue's own: how long she tries, and whether something helps
 * @returns whether she mended it
 */
export function* clerkTries(me: Me, floor: Floor, issue: Issue, draws: Stream): Behaviour<boolean> {
  const { clerkTries_us, clerkMends } = floor.plan.tills;
  const { kind } = issue.site;
  const time_us = draws.draw(clerkTries_us);
  const mends = draws.chance(clerkMends[kind]);
  const helps = mends
    ? whatHelps(kind, me.stream(`${issue.id}/clerk`, 'issue').share())
    : undefined;
  const timely = TRIES[kind].filter(([what]) => what !== 'anotherTill');
  if (timely.length < TRIES[kind].length) tried(me, issue, 'anotherTill', false);
  let passed_us = 0;
  for (const [nth, [what]] of timely.entries()) {
    const at_us = Math.round((time_us * (nth + 1)) / timely.length);
    yield* pause(me, issue, at_us - passed_us);
    passed_us = at_us;
    if (issue.healed) return false;
    tried(me, issue, what, what === helps);
    if (what === helps) {
      issue.site.repair(undefined);
      return true;
    }
  }
  return false;
}

const tried = (me: Me, { id }: Issue, what: ClerkTry, works: boolean): void =>
  me.note({ fact: 'issue.tried', issue: id, what, works });

/** By a draw uniform in [0, 1). */
function whatHelps(kind: IssueKind, draw: number): ClerkTry | undefined {
  let below = 0;
  for (const [what, due] of TRIES[kind]) {
    below += due / 100;
    if (draw < below) return what;
  }
  return TRIES[kind].at(-1)?.[0];
}
