import { type AuditFinding, TOLD } from '../measure/audit/finding.ts';
import type { IssueCounts, IssueRecord, Measures } from '../measure/measures.ts';
import { observeStage } from '../measure/observe-stage.ts';
import type { IssueKind } from '../model/ticket.ts';
import { formatDuration } from '../model/units.ts';
import { kaplanMeier } from '../stats/kaplan-meier.ts';
import { slaShare } from '../stats/sla-share.ts';
import { survivalQuantile } from '../stats/survival-quantile.ts';
import type { GateMeasure } from './gate.ts';
import { PLAIN, type Reading } from './reading.ts';
import type { TimeSpan } from './time-span.ts';

/** Measures taken from facts, which name their store and their instant. */
export type FactMeasure = Extract<
  GateMeasure,
  {
    readonly kind:
      | 'issueTime'
      | 'issueShare'
      | 'issues'
      | 'reopened'
      | 'reported'
      | 'lostSales'
      | 'lostShare'
      | 'lostValue'
      | 'findings';
  }
>;

/** What of a run is looked at; `stores` null means all. */
export interface FactScope {
  readonly span: TimeSpan;
  readonly stores: ReadonlySet<string> | null;
  /** Sales done in it, where they are known. */
  readonly done: number | null;
}

/** Reads a measure from what happened in a scope: issues that began in it, sales lost in it. */
export function readFacts(measure: FactMeasure, measures: Measures, scope: FactScope): Reading {
  const isIn = (store: string | null, at_us: number): boolean =>
    at_us >= scope.span.from_us &&
    at_us < scope.span.to_us &&
    (scope.stores === null || (store !== null && scope.stores.has(store)));
  switch (measure.kind) {
    case 'lostSales':
    case 'lostShare':
    case 'lostValue':
      return ofLosses(measure, measures, isIn, scope.done);
    case 'findings':
      return ofFindings(measure, measures, isIn, scope);
    default: {
      const records = measures.issues.records.filter(
        ({ kind, store, began_us }) =>
          (measure.issue === null || kind === measure.issue) && isIn(store, began_us),
      );
      return ofIssues(measure, records);
    }
  }
}

type IsIn = (store: string | null, at_us: number) => boolean;

function ofLosses(
  { kind, issue }: Extract<FactMeasure, { readonly kind: `lost${string}` }>,
  { sales, issues }: Measures,
  isIn: IsIn,
  done: number | null,
): Reading {
  const ofKind = new Set(
    issues.records.filter((record) => record.kind === issue).map((record) => record.issue),
  );
  const all = sales.losses.filter(({ store, at_us }) => isIn(store, at_us));
  const lost = issue === null ? all : all.filter((loss) => ofKind.has(loss.issue ?? ''));
  const samples = all.length + (done ?? 0);
  switch (kind) {
    case 'lostSales':
      return { ...PLAIN, value: lost.length, samples };
    case 'lostValue':
      return { ...PLAIN, value: lost.reduce((sum, loss) => sum + loss.valueMinor, 0), samples };
    case 'lostShare':
      return shareOf(lost.length, samples, 'no shopper came to the end of a visit then');
  }
}

function ofIssues(
  measure: Exclude<FactMeasure, { readonly kind: `lost${string}` | 'findings' }>,
  records: readonly IssueRecord[],
): Reading {
  const count = (came: keyof IssueCounts): number => records.filter(CAME[came]).length;
  const kind = ofKind(measure.issue);
  switch (measure.kind) {
    case 'issues':
      return { ...PLAIN, value: count(measure.came), samples: records.length };
    case 'reopened':
      return shareOf(count('reopened'), count('resolved'), `no issue${kind} was resolved`);
    case 'reported':
      return shareOf(count('reported'), records.length, `no issue${kind} began`);
    case 'issueTime':
    case 'issueShare': {
      const curve = kaplanMeier(
        records.flatMap((record) => observeStage(record, measure.stage) ?? []),
      );
      const base = { ...PLAIN, samples: curve.n } as const;
      const nothing = `no issue${kind} came so far`;
      if (measure.kind === 'issueShare') {
        const value = slaShare(curve, measure.within_us);
        const known = curve.n === 0 ? null : slaShare(curve, curve.longest);
        const short = `nothing was watched for ${formatDuration(measure.within_us)}`;
        if (value !== null) return { ...base, value };
        return { ...base, atLeast: known, nothing: curve.n === 0 ? nothing : short };
      }
      const timed = { ...base, clock: 'business' } as const;
      if (curve.n === 0) return { ...timed, nothing };
      const value = survivalQuantile(curve, measure.quantile);
      if (value !== null) return { ...timed, value };
      const later = `not reached: later than ${formatDuration(curve.longest)}`;
      return { ...timed, atLeast: curve.longest, nothing: later };
    }
  }
}

const CAME: Readonly<Record<keyof IssueCounts, (record: IssueRecord) => boolean>> = {
  began: () => true,
  noticed: ({ noticed_us }) => noticed_us !== null,
  reported: ({ reported_us }) => reported_us !== null,
  acknowledged: ({ acknowledged_us }) => acknowledged_us !== null,
  resolved: ({ resolved_us }) => resolved_us.length > 0,
  verified: ({ verified_us }) => verified_us !== null,
  reopened: ({ reopened_us }) => reopened_us.length > 0,
  ended: ({ verified_us, ended_us }) => verified_us === null && ended_us !== null,
  open: ({ verified_us, ended_us }) => verified_us === null && ended_us === null,
};

function ofFindings(
  { finding }: Extract<FactMeasure, { readonly kind: 'findings' }>,
  { audit, stores }: Measures,
  isIn: IsIn,
  { span, stores: some }: FactScope,
): Reading {
  const isWhole = some === null && span.from_us === Number.NEGATIVE_INFINITY;
  const counts = Object.entries(audit.counts).filter(([kind]) => kind === (finding ?? kind));
  const told = audit.findings.filter(
    (one: AuditFinding) => one.kind === (finding ?? one.kind) && isIn(one.store, one.at_us),
  );
  const count = isWhole ? counts.reduce((sum, [, n]) => sum + (n ?? 0), 0) : told.length;
  const base = { ...PLAIN, samples: stores.opened } as const;
  const { unanswered } = audit;
  if (unanswered > 0) {
    const nothing = `${count} found, but ${unanswered} questions of the audit were not answered`;
    return { ...base, atLeast: count, nothing };
  }
  if (!isWhole && counts.some(([, n]) => (n ?? 0) > TOLD)) {
    const nothing = `${count} found among the first ${TOLD} of a kind, which are told one by one`;
    return { ...base, atLeast: count, nothing };
  }
  return { ...base, value: count };
}

const shareOf = (part: number, whole: number, nothing: string): Reading => ({
  ...PLAIN,
  value: whole === 0 ? null : part / whole,
  samples: whole,
  nothing,
});

const ofKind = (kind: IssueKind | null): string => (kind === null ? '' : ` of ${kind}`);
