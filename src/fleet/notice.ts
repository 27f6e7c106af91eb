import { type Behaviour, race, take, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { FaultKind } from '../model/fault-plan.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { Floor } from './floor.ts';
import type { Issue } from './issue.ts';

/** Who notices trouble first: a person, a transaction that fails, or the desk's monitoring. */
export type NoticedBy = 'clerk' | 'transaction' | 'heartbeat';

/** Trouble that no transaction shows: the till believes that all went well. */
const SEEN_BY_PEOPLE: ReadonlySet<IssueKind> = new Set(['discountNotApplied', 'priceMismatch']);
/** A printer that says it printed, and did not. */
const UNDETECTED: FaultKind = 'printer/undetected';

/** Whether only a person can notice the trouble. */
const isSilent = (floor: Floor, { site, fault }: Issue): boolean =>
  SEEN_BY_PEOPLE.has(site.kind) ||
  (fault !== null && floor.plan.faults.some(({ id, kind }) => id === fault && kind === UNDETECTED));

/**
 * Waits until somebody notices an issue, and notes who was first. A failed transaction shows at
 * once; what only people see is noticed when the clerk walks by, or at the next use that fails.
 * @returns undefined when it was over before anyone noticed
 */
export function* notice(me: Me, floor: Floor, issue: Issue): Behaviour<NoticedBy | undefined> {
  let by: NoticedBy = issue.seenBy ?? 'transaction';
  if (issue.seenBy === undefined && isSilent(floor, issue)) {
    by = 'clerk';
    const walksBy_us = me.stream(`${issue.id}/notice`, 'issue').draw(floor.plan.people.notices_us);
    yield* race({ shown: take(issue.signs), passed: wait(walksBy_us) });
  }
  if (issue.healed) return undefined;
  issue.noticedBy = by;
  me.note({ fact: 'issue.noticed', issue: issue.id, by });
  me.tally({ tally: 'happened', point: `notice.${by}` });
  return by;
}
