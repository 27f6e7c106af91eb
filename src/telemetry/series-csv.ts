import type { Measures } from '../measure/measures.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import { Histogram } from '../model/histogram.ts';
import { OPERATIONS } from '../model/operations.ts';
import { type Cell, csv } from './csv.ts';
import { partOf } from './part-of.ts';

const HEAD = [
  'part',
  'second',
  'span_s',
  'business_s',
  'shoppers_planned',
  'shoppers_arrived',
  'shoppers_queueing',
  'sales_done',
  'sales_done_minor',
  'sales_lost',
  'sales_lost_minor',
  'requests_issued',
  'requests_errors',
] as const;
const QUANTILES = [0.5, 0.95, 0.99] as const;

/** A row a second: load, sales, and wall latency from the intended start by operation. */
export function seriesCsv(parts: readonly Measures[]): string {
  const seen = new Set(parts.flatMap(({ operations }) => operations.map((one) => one.operation)));
  const active = OPERATIONS.flatMap((operation, op) => (seen.has(operation) ? [op] : []));
  const head = active.flatMap((op) => [
    `${OPERATIONS[op]} calls`,
    ...QUANTILES.map((p) => `${OPERATIONS[op]} p${p * 100} wall_ms`),
  ]);
  const rows = parts.flatMap((part) =>
    part.seconds.map((second) => [
      ...totals(partOf(part), second),
      ...active.flatMap((op) => latency(second, op)),
    ]),
  );
  return csv([...HEAD, ...head], rows);
}

const totals = (part: string, second: MergedSecond): readonly Cell[] => [
  part,
  second.second,
  second.span_s,
  second.at_us / 1e6,
  second.planned,
  second.arrived,
  second.queueing,
  second.done,
  second.doneMinor,
  second.lost,
  second.lostMinor,
  second.issued,
  second.errors,
];

function latency(second: MergedSecond, op: number): readonly Cell[] {
  const sparse = second.intended.get(op) ?? [];
  if (sparse.length === 0) return [0, ...QUANTILES.map(() => null)];
  const calls = new Histogram().add(sparse);
  return [calls.count, ...QUANTILES.map((p) => calls.quantile(p) / 1e3)];
}
