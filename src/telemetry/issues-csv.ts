import type { IssueRecord, Measures } from '../measure/measures.ts';
import { type Cell, csv } from './csv.ts';
import { partOf } from './part-of.ts';

const HEAD = [
  'part',
  'issue',
  'kind',
  'store',
  'device',
  'fault',
  'ticket',
  'noticed_by',
  'began_business_s',
  'noticed_business_s',
  'reported_business_s',
  'acknowledged_business_s',
  'resolved_business_s',
  'reopened_business_s',
  'verified_business_s',
  'ended_business_s',
  'ended_how',
  'watched_until_business_s',
  'sales_lost',
  'lost_minor',
  'currency',
] as const;

/**
 * A row an issue; an empty instant was never reached. Resolutions and reopenings are as many as
 * there were, with semicolons between.
 */
export const issuesCsv = (parts: readonly Measures[]): string =>
  csv(
    HEAD,
    parts.flatMap((part) =>
      part.issues.records.map((issue) => row(issue, partOf(part), part.plan.currency)),
    ),
  );

const row = (issue: IssueRecord, part: string, currency: string): readonly Cell[] => [
  part,
  issue.issue,
  issue.kind,
  issue.store,
  issue.device,
  issue.fault,
  issue.ticket,
  issue.noticedBy,
  seconds(issue.began_us),
  seconds(issue.noticed_us),
  seconds(issue.reported_us),
  seconds(issue.acknowledged_us),
  issue.resolved_us.map(seconds).join(';'),
  issue.reopened_us.map(seconds).join(';'),
  seconds(issue.verified_us),
  seconds(issue.ended_us),
  issue.endedHow,
  seconds(issue.until_us),
  issue.salesLost,
  issue.lostMinor,
  currency,
];

const seconds = (at_us: number | null): number | null => (at_us === null ? null : at_us / 1e6);
