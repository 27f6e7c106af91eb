import { FINDING_KINDS } from '../measure/audit/finding.ts';
import { type IssueCounts, STAGES, type Stage } from '../measure/measures.ts';
import { nearest } from '../model/nearest.ts';
import { type LoadOperation, OPERATIONS } from '../model/operations.ts';
import { ISSUE_KINDS, type IssueKind } from '../model/ticket.ts';
import type { GateMeasure } from './gate.ts';
import type { GateNames } from './gate-names.ts';
import type { GateReader } from './gate-reader.ts';

const MEASURES = [
  'p99',
  'errors',
  'rate',
  'retries',
  'sales',
  'lost',
  'time',
  'issues',
  'reopened',
  'reported',
  'findings',
  'recovery',
  'lag',
  'debt',
] as const;
const QUANTILE = /^p(\d{1,2}(?:\.\d{1,4})?)$/;

/** How far an issue came, as `issues` may name it; without one: those that began. */
const CAME: readonly (keyof IssueCounts)[] = [
  'noticed',
  'reported',
  'acknowledged',
  'resolved',
  'verified',
  'reopened',
  'ended',
  'open',
];

/** The first part of a gate: what it measures. `lost sales` is read as their number. */
export function parseMeasure(reader: GateReader, names: GateNames | undefined): GateMeasure {
  const first = reader.next();
  const quantile = QUANTILE.exec(first.text)?.[1];
  if (quantile !== undefined) {
    if (Number(quantile) === 0) reader.fail(first, 'expected a percentile above p0');
    // Six decimals: 99.9 / 100 is a little above 0.999, which would ask for the next sample.
    return parseQuantile(reader, Number((Number(quantile) / 100).toFixed(6)));
  }
  switch (first.text) {
    case 'errors':
    case 'rate':
    case 'retries':
      reader.one(['of'], '"of" and an operation');
      return { kind: first.text, operation: operation(reader) };
    case 'sales':
    case 'lag':
    case 'debt':
      return { kind: first.text };
    case 'lost': {
      const what = reader.one(['sales', 'value'], '"sales" or "value"');
      return { kind: what === 'sales' ? 'lostSales' : 'lostValue', issue: issueKind(reader) };
    }
    case 'time': {
      const { stage, issue } = stageOf(reader);
      reader.one(['within'], '"within" and a target such as 30min');
      const within_us = reader.duration('a target such as 30min');
      return { kind: 'issueShare', stage, issue, within_us };
    }
    case 'issues': {
      const came = CAME.find((one) => reader.takes(one)) ?? 'began';
      return { kind: 'issues', came, issue: issueKind(reader) };
    }
    case 'reopened':
    case 'reported':
      return { kind: first.text, issue: issueKind(reader) };
    case 'findings': {
      const finding = reader.takes('of')
        ? reader.one(FINDING_KINDS, `a finding (${FINDING_KINDS.join(', ')})`)
        : null;
      return { kind: 'findings', finding };
    }
    case 'recovery': {
      reader.one(['of'], '"of" and an operation');
      const called = operation(reader);
      reader.one(['after'], '"after" and a fault');
      return { kind: 'recovery', operation: called, fault: reader.name('fault', names?.faults) };
    }
    default: {
      const problem = `expected a measure (${MEASURES.join(', ')})`;
      return reader.fail(first, problem, nearest(first.text, MEASURES));
    }
  }
}

function parseQuantile(reader: GateReader, quantile: number): GateMeasure {
  if (reader.takes('time')) return { kind: 'issueTime', quantile, ...stageOf(reader) };
  reader.one(['of', 'time'], '"of" and an operation, or "time to" and a stage');
  const called = operation(reader);
  const from = reader.takes('from')
    ? reader.one(['intended', 'service'], '"intended" or "service"')
    : 'intended';
  return { kind: 'latency', quantile, operation: called, from };
}

function stageOf(reader: GateReader): { readonly stage: Stage; readonly issue: IssueKind | null } {
  reader.one(['to'], '"to" and a stage');
  const stage = reader.one<Stage>(STAGES, `a stage (${STAGES.join(', ')})`);
  return { stage, issue: issueKind(reader) };
}

const operation = (reader: GateReader): LoadOperation =>
  reader.one(OPERATIONS, 'an operation such as promotions.evaluate');

const issueKind = (reader: GateReader): IssueKind | null =>
  reader.takes('of')
    ? reader.one(ISSUE_KINDS, `a kind of issue (${ISSUE_KINDS.join(', ')})`)
    : null;
