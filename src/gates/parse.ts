import { STAGES, type Stage } from '../measure/measures.ts';
import { nearest } from '../model/nearest.ts';
import { OPERATIONS } from '../model/operations.ts';
import { ISSUE_KINDS, type IssueKind } from '../model/ticket.ts';
import type { Gate, GateMeasure, GatePart, GateUnit } from './gate.ts';
import { GateReader } from './gate-reader.ts';
import { parseLimit } from './parse-limit.ts';

const MEASURES = ['p99', 'errors', 'rate', 'sales', 'lost', 'reopened', 'reported'] as const;
const QUANTILE = /^p(\d{1,2}(?:\.\d+)?)$/;

/**
 * Reads one gate, e.g. `p99 of promotions.evaluate < 400ms` (grammar and meanings: docs/gates.md).
 * @throws Failure PD_GATE_SYNTAX, pointing at the column and naming the nearest word
 */
export function parseGate(text: string): Gate {
  const reader = new GateReader(text);
  const measure = parseMeasure(reader);
  const unit = unitOf(measure, reader);
  const limit = parseLimit(reader, unit);
  const part = parsePart(reader);
  const rest = reader.peek();
  if (rest.kind !== 'end') {
    reader.fail(rest, 'expected nothing more, or "over the day", after the limit');
  }
  return { text, part, measure: shareIfPercent(measure, unit), ...limit, unit };
}

/** `over the day` looks at the virtual day; without it a gate looks at the live window. */
function parsePart(reader: GateReader): GatePart {
  if (!reader.takes('over')) return 'window';
  reader.one(['the'], '"the"');
  return reader.one<GatePart>(['day', 'window'], '"day" or "window"');
}

function parseMeasure(reader: GateReader): GateMeasure {
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
      reader.one(['of'], '"of" and an operation');
      return { kind: first.text, operation: operation(reader) };
    case 'sales':
      return { kind: 'sales' };
    case 'lost':
      return {
        kind:
          reader.one(['sales', 'value'], '"sales" or "value"') === 'sales'
            ? 'lostSales'
            : 'lostValue',
      };
    case 'reopened':
    case 'reported':
      return { kind: first.text, issue: issueKind(reader) };
    default:
      return reader.fail(
        first,
        'expected a measure (p99, errors, rate, sales, lost, reopened, reported)',
        nearest(first.text, MEASURES),
      );
  }
}

function parseQuantile(reader: GateReader, quantile: number): GateMeasure {
  if (reader.takes('time')) {
    reader.one(['to'], '"to"');
    const stage = reader.one<Stage>(STAGE_WORDS, `a stage (${STAGE_WORDS.join(', ')})`);
    return { kind: 'issueTime', quantile, stage, issue: issueKind(reader) };
  }
  reader.one(['of', 'time'], '"of" and an operation, or "time to" and a stage');
  const called = operation(reader);
  const from = reader.takes('from')
    ? reader.one(['intended', 'service'], '"intended" or "service"')
    : 'intended';
  return { kind: 'latency', quantile, operation: called, from };
}

const STAGE_WORDS: readonly Stage[] = STAGES;

const operation = (reader: GateReader): (typeof OPERATIONS)[number] =>
  reader.one(OPERATIONS, 'an operation such as promotions.evaluate');

const issueKind = (reader: GateReader): IssueKind | null =>
  reader.takes('of')
    ? reader.one(ISSUE_KINDS, `a kind of issue (${ISSUE_KINDS.join(', ')})`)
    : null;

/** `lost sales` is the one measure with two units: a share when the limit is written with %. */
function unitOf(measure: GateMeasure, reader: GateReader): GateUnit {
  switch (measure.kind) {
    case 'latency':
    case 'issueTime':
      return 'us';
    case 'errors':
    case 'reopened':
    case 'reported':
      return 'share';
    case 'rate':
      return 'perSecond';
    case 'lostSales':
    case 'lostShare':
      return reader.endsWith('%') ? 'share' : 'count';
    case 'sales':
      return 'count';
    case 'lostValue':
      return 'minor';
  }
}

const shareIfPercent = (measure: GateMeasure, unit: GateUnit): GateMeasure =>
  measure.kind === 'lostSales' && unit === 'share' ? { kind: 'lostShare' } : measure;
