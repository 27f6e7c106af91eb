import type { Plan } from '../../model/plan.ts';
import type { IssueTrack, TicketTrack } from '../issue-track.ts';
import type { AuditLedger, ReportedTicket } from './audit-ledger.ts';
import type { AuditFinding } from './finding.ts';

/** Later tickets of the like that were taken before one that was not: it is not merely waiting. */
const OVERTAKEN_BY = 3;

/** What the audit needs of issues and desk. */
export interface TicketSources {
  readonly plan: Plan;
  readonly ledger: AuditLedger;
  readonly issues: ReadonlyMap<string, IssueTrack>;
  readonly tickets: ReadonlyMap<string, TicketTrack>;
  readonly replay: (store: string) => string;
}

/** Tickets that cannot be found, were reported twice, or that nobody ever took. */
export function* ticketFindings(sources: TicketSources): Generator<AuditFinding> {
  const { ledger } = sources;
  for (const reported of ledger.reported) {
    const missing_us = ledger.missing.get(reported.ticket);
    if (missing_us === undefined) continue;
    const gone = 'asked at the end, the support service does not know it';
    yield finding('ticketNotFindable', reported, sources, [{ at_us: missing_us, text: gone }]);
  }
  yield* notAccepted(sources);
  yield* duplicates(sources);
  yield* neverTaken(sources);
}

/** Trouble the desk would not hear of: refused, and never accepted until the run's end. */
function* notAccepted({ ledger, issues, replay }: TicketSources): Generator<AuditFinding> {
  for (const { issue: subject, channel, at_us } of ledger.refused.values()) {
    const issue = issues.get(subject);
    if (issue === undefined || issue.ticket !== undefined || isOver(issue)) continue;
    const steps = [
      { at_us: issue.began_us, text: `${issue.kind} at ${issue.device} (${subject})` },
      { at_us, text: `reported by ${channel}, and not accepted; nor was any later try` },
    ];
    const { store } = issue;
    yield { kind: 'ticketNotAccepted', subject, store, at_us, steps, replay: replay(store) };
  }
}

function* duplicates(sources: TicketSources): Generator<AuditFinding> {
  const byIssue = new Map<string, ReportedTicket[]>();
  for (const reported of sources.ledger.reported) {
    const known = byIssue.get(reported.issue);
    if (known === undefined) byIssue.set(reported.issue, [reported]);
    else if (known.every(({ ticket }) => ticket !== reported.ticket)) known.push(reported);
  }
  for (const [first, ...more] of byIssue.values()) {
    if (first === undefined) continue;
    for (const again of more) {
      const text = `reported again as ${again.ticket}, by ${again.channel}`;
      yield finding('ticketDuplicated', first, sources, [{ at_us: again.at_us, text }]);
    }
  }
}

/**
 * A ticket that nobody took while several later ones of the same language, till system, trouble
 * and channel were taken was passed over. One that merely waits at the end of the run was not.
 */
function* neverTaken(sources: TicketSources): Generator<AuditFinding> {
  const languages = new Map(sources.plan.stores.map((store) => [store.id, store]));
  const classes = new Map<string, ReportedTicket[]>();
  for (const reported of sources.ledger.reported) {
    const issue = sources.issues.get(reported.issue);
    const store = languages.get(issue?.store ?? '');
    if (issue === undefined || store === undefined) continue;
    const like = `${store.language} ${store.tillSystem} ${issue.kind} ${reported.channel}`;
    const list = classes.get(like);
    if (list === undefined) classes.set(like, [reported]);
    else list.push(reported);
  }
  for (const like of classes.values()) {
    like.sort((a, b) => a.at_us - b.at_us);
    let takenLater = 0;
    let lastTaken_us = 0;
    for (const reported of like.reverse()) {
      const taken_us = sources.tickets.get(reported.ticket)?.acknowledged_us[0];
      if (taken_us !== undefined) {
        takenLater++;
        lastTaken_us = Math.max(lastTaken_us, taken_us);
        continue;
      }
      if (takenLater < OVERTAKEN_BY || isOver(sources.issues.get(reported.issue))) continue;
      if (sources.ledger.missing.has(reported.ticket)) continue;
      const text = `never taken by an agent, while ${takenLater} later ones like it were`;
      yield finding('ticketNeverAcknowledged', reported, sources, [{ at_us: lastTaken_us, text }]);
    }
  }
}

/** It went by itself, and its store withdrew the ticket. */
const isOver = (issue: IssueTrack | undefined): boolean => issue?.ended_us !== undefined;

function finding(
  kind: AuditFinding['kind'],
  reported: ReportedTicket,
  { issues, replay }: TicketSources,
  more: AuditFinding['steps'],
): AuditFinding {
  const issue = issues.get(reported.issue);
  const store = issue?.store ?? '';
  const began =
    issue === undefined
      ? []
      : [{ at_us: issue.began_us, text: `${issue.kind} at ${issue.device} (${issue.issue})` }];
  const text = `accepted as ticket ${reported.ticket}, by ${reported.channel}`;
  return {
    kind,
    subject: reported.ticket,
    store: issue?.store ?? null,
    at_us: reported.at_us,
    steps: [...began, { at_us: reported.at_us, text }, ...more],
    replay: replay(store),
  };
}
