import type { AuditFinding } from '../measure/audit/finding.ts';
import type { Finding, Measures } from '../measure/measures.ts';
import { type Cell, csv } from './csv.ts';
import { partOf } from './part-of.ts';

const HEAD = [
  'part',
  'found_by',
  'kind',
  'subject',
  'store',
  'business_s',
  'text',
  'replay',
] as const;

/** A row a finding: of the audit, told in full as the report tells them, and of the reading. */
export const findingsCsv = (parts: readonly Measures[]): string =>
  csv(
    HEAD,
    parts.flatMap((part) => [
      ...part.audit.findings.map((finding) => audited(finding, partOf(part))),
      ...part.findings.map((finding) => read(finding, partOf(part))),
    ]),
  );

const audited = (finding: AuditFinding, part: string): readonly Cell[] => [
  part,
  'audit',
  finding.kind,
  finding.subject,
  finding.store,
  finding.at_us / 1e6,
  finding.steps.map(({ at_us, text }) => `${at_us / 1e6} s: ${text}`).join('; '),
  finding.replay,
];

const read = ({ kind, text }: Finding, part: string): readonly Cell[] => [
  part,
  'reading',
  kind,
  null,
  null,
  null,
  text,
  null,
];
