import { runKey } from '../random/hash.ts';
import { Stream } from '../random/stream.ts';
import { variance } from '../stats/moments.ts';
import type { OperationDigest, PartDigest } from './digest.ts';
import { type Grouped, groupedQuantile, quantileTable } from './grouped-quantile.ts';
import { joinedValue, unpackHistogram } from './pack-histogram.ts';
import type { Figure } from './row.ts';

const QUANTILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
const RESAMPLES = 399;
/** Values beyond a quantile, at least, for it to be compared. */
const BEYOND = 10;
/** Blocks with requests, at least. */
const LEAST_BLOCKS = 4;

/**
 * The deciles, p95 and p99 of every operation that both runs called: Harrell-Davis quantiles of
 * the histograms, their differences' errors by a bootstrap that draws blocks of time, the same
 * ones of both runs (Efron 1979; Künsch 1989). Requests of one moment share its luck, so that
 * single requests must not be drawn; what a plan does to both runs at one time cancels.
 */
export function compareLatency(a: PartDigest, b: PartDigest): readonly Figure[] {
  return a.operations.flatMap((one) => {
    const other = b.operations.find(({ operation }) => operation === one.operation);
    return other === undefined ? [] : compareOperation(one, other, a.part);
  });
}

function compareOperation(
  a: OperationDigest,
  b: OperationDigest,
  part: Figure['part'],
): readonly Figure[] {
  const values = valuesOf([...a.blocks, ...b.blocks]);
  const [ofA, ofB] = [dense(a, values), dense(b, values)];
  const used = ofA.flatMap((block, i) => (hasAny(block) && hasAny(ofB[i] ?? []) ? [i] : []));
  if (used.length < LEAST_BLOCKS) return [];
  const [wholeA, wholeB] = [sum(ofA, ofA.keys()), sum(ofB, ofB.keys())];
  const least = Math.min(total(wholeA), total(wholeB));
  const at = QUANTILES.filter((p) => least * Math.min(p, 1 - p) >= BEYOND);
  const tables = at.map((p) => ({
    ofA: quantileTable(total(wholeA), p),
    ofB: quantileTable(total(wholeB), p),
  }));
  const drawn = at.map((): number[] => []);
  const stream = new Stream(runKey(1, 0), `compare/${a.operation}`, 'jitter');
  for (let n = 0; n < RESAMPLES; n++) {
    const chosen = used.map(() => used[Math.floor(stream.share() * used.length)] ?? 0);
    const [countsA, countsB] = [sum(ofA, chosen), sum(ofB, chosen)];
    for (const [i, table] of tables.entries()) {
      const difference =
        table.ofB({ values, counts: countsB }) - table.ofA({ values, counts: countsA });
      drawn[i]?.push(difference);
    }
  }
  // n blocks vary as n - 1 of them tell.
  const widen = used.length / (used.length - 1);
  return at.map((p, i) => ({
    part,
    group: 'latency',
    subject: a.operation,
    measure: `p${Math.round(p * 100)}`,
    unit: 'us',
    clock: 'wall',
    better: 'less',
    a: groupedQuantile({ values, counts: wholeA }, p),
    b: groupedQuantile({ values, counts: wholeB }, p),
    stdErr: Math.sqrt(variance(drawn[i] ?? []) * widen),
    df: used.length - 1,
  }));
}

const hasAny = (block: readonly number[]): boolean => block.some((count) => count > 0);
const total = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** Every value that either run has, rising. */
function valuesOf(blocks: OperationDigest['blocks']): readonly number[] {
  const buckets = new Set(blocks.flatMap((block) => unpackHistogram(block).map(([at]) => at)));
  return [...buckets].sort((x, y) => x - y).map(joinedValue);
}

function dense({ blocks }: OperationDigest, values: Grouped['values']): readonly number[][] {
  const column = new Map(values.map((value, i) => [value, i]));
  return blocks.map((block) => {
    const counts = values.map(() => 0);
    for (const [bucket, count] of unpackHistogram(block)) {
      counts[column.get(joinedValue(bucket)) ?? 0] = count;
    }
    return counts;
  });
}

function sum(blocks: readonly number[][], chosen: Iterable<number>): number[] {
  const counts: number[] = (blocks[0] ?? []).map(() => 0);
  for (const at of chosen) {
    const block = blocks[at] ?? [];
    for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (block[i] ?? 0);
  }
  return counts;
}
