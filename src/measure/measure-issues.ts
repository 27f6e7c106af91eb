import type { RunEnding } from '../model/facts.ts';
import { perIssueKind } from '../model/ticket.ts';
import { kaplanMeier } from '../stats/kaplan-meier.ts';
import type { FactLedger } from './fact-ledger.ts';
import type { IssueTrack, TicketTrack } from './issue-track.ts';
import {
  type IssueCounts,
  type IssueMeasures,
  type IssueRecord,
  STAGES,
  type Stage,
  type StageCurves,
} from './measures.ts';
import { observeStage } from './observe-stage.ts';

/**
 * Joins issues with what the desk did to their tickets, and times every stage.
 * @param until_us business instant at which the run stopped watching; a lost worker's stores
 *   stopped being watched when it was lost
 */
export function measureIssues(
  facts: FactLedger,
  until_us: number,
  lost: RunEnding['lost'],
): IssueMeasures {
  const watchedUntil = new Map<string, number>();
  for (const part of lost) for (const store of part.stores) watchedUntil.set(store, part.at_us);
  const blamed = blame(facts);
  const records = [...facts.issues.values()]
    .map((track) =>
      recordOf(track, {
        ticket: facts.tickets.get(track.ticket ?? ''),
        stop_us: watchedUntil.get(track.store) ?? until_us,
        blame: blamed.get(track.issue),
      }),
    )
    .sort((a, b) => a.began_us - b.began_us || (a.issue < b.issue ? -1 : 1));
  const total = noCounts();
  const byKind = perIssueKind(noCounts);
  for (const record of records) {
    count(record, total);
    count(record, byKind[record.kind]);
  }
  return { records, total, byKind, stages: ofEachStage((stage) => curvesOf(records, stage)) };
}

function curvesOf(records: readonly IssueRecord[], stage: Stage): StageCurves {
  const curve = (chosen: readonly IssueRecord[]): StageCurves['all'] =>
    kaplanMeier(chosen.flatMap((record) => observeStage(record, stage) ?? []));
  return {
    all: curve(records),
    byKind: perIssueKind((kind) => curve(records.filter((record) => record.kind === kind))),
  };
}

interface Surroundings {
  readonly ticket: TicketTrack | undefined;
  readonly stop_us: number;
  readonly blame: { readonly count: number; readonly valueMinor: number } | undefined;
}

function recordOf(track: IssueTrack, { ticket, stop_us, blame }: Surroundings): IssueRecord {
  const rising = (instants: readonly number[] = []): readonly number[] =>
    [...instants].sort((a, b) => a - b);
  return {
    issue: track.issue,
    kind: track.kind,
    store: track.store,
    device: track.device,
    fault: track.fault,
    ticket: track.ticket ?? null,
    noticedBy: track.noticedBy ?? null,
    began_us: track.began_us,
    noticed_us: track.noticed_us ?? null,
    reported_us: track.reported_us ?? null,
    acknowledged_us: rising(ticket?.acknowledged_us)[0] ?? null,
    resolved_us: rising(ticket?.resolved_us),
    answered_us: rising(track.answered_us),
    reopened_us: rising(track.reopened_us),
    verified_us: track.verified_us ?? null,
    ended_us: track.ended_us ?? null,
    endedHow: track.endedHow ?? null,
    until_us: track.verified_us ?? track.ended_us ?? Math.max(stop_us, track.began_us),
    salesLost: blame?.count ?? 0,
    lostMinor: blame?.valueMinor ?? 0,
  };
}

function blame(facts: FactLedger): Map<string, { count: number; valueMinor: number }> {
  const blamed = new Map<string, { count: number; valueMinor: number }>();
  for (const { issue, valueMinor } of facts.blamed) {
    const known = blamed.get(issue ?? '') ?? { count: 0, valueMinor: 0 };
    blamed.set(issue ?? '', {
      count: known.count + 1,
      valueMinor: known.valueMinor + valueMinor,
    });
  }
  return blamed;
}

function count(record: IssueRecord, counts: IssueCounts): void {
  counts.began++;
  if (record.noticed_us !== null) counts.noticed++;
  if (record.reported_us !== null) counts.reported++;
  if (record.acknowledged_us !== null) counts.acknowledged++;
  if (record.resolved_us.length > 0) counts.resolved++;
  if (record.reopened_us.length > 0) counts.reopened++;
  if (record.verified_us !== null) counts.verified++;
  else if (record.ended_us !== null) counts.ended++;
  else counts.open++;
}

const noCounts = (): IssueCounts => ({
  began: 0,
  noticed: 0,
  reported: 0,
  acknowledged: 0,
  resolved: 0,
  verified: 0,
  reopened: 0,
  ended: 0,
  open: 0,
});

const ofEachStage = <T>(make: (stage: Stage) => T): Record<Stage, T> =>
  Object.fromEntries(STAGES.map((stage) => [stage, make(stage)])) as Record<Stage, T>;
