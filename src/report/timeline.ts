import { mergeSparse } from '../measure/merge-sparse.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import { Histogram, type SparseHistogram } from '../model/histogram.ts';

/** Some wall seconds of the run in one: a point of the charts. Rates are per second. */
export interface Bucket {
  /** Business instants. */
  readonly from_us: number;
  readonly to_us: number;
  readonly planned: number;
  readonly arrived: number;
  readonly issued: number;
  /** Sales done, and lost. */
  readonly done: number;
  readonly lost: number;
  readonly queueing: number;
  /** Wall µs from intended start of the chosen operation; null without an answer. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

const WIDTHS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Seconds of the run that are shown as one; business instants. */
export interface SecondsBucket {
  readonly from_us: number;
  readonly to_us: number;
  readonly seconds: readonly MergedSecond[];
}

/**
 * Gathers the seconds into at most `most` buckets of equal, round width.
 * @param start_us the business instant at which the first second began
 */
export function inBuckets(
  seconds: readonly MergedSecond[],
  start_us: number,
  most: number,
): readonly SecondsBucket[] {
  const last = seconds.at(-1)?.second ?? 0;
  const width = WIDTHS_S.find((w) => (last + 1) / w <= most) ?? 7200;
  const groups = new Map<number, MergedSecond[]>();
  for (const second of seconds) {
    const key = Math.floor(second.second / width);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [second]);
    else group.push(second);
  }
  let from_us = start_us;
  return [...groups.values()].map((group) => {
    const bucket = { from_us, to_us: group.at(-1)?.at_us ?? from_us, seconds: group };
    from_us = bucket.to_us;
    return bucket;
  });
}

/**
 * The run in buckets; histograms are merged, percentiles never averaged.
 * @param op index into OPERATIONS of the operation whose latency is drawn
 */
export const timeline = (
  seconds: readonly MergedSecond[],
  op: number,
  start_us: number,
  most = 90,
): readonly Bucket[] => inBuckets(seconds, start_us, most).map((bucket) => gather(bucket, op));

function gather({ from_us, to_us, seconds: group }: SecondsBucket, op: number): Bucket {
  const sum = (pick: (second: MergedSecond) => number): number =>
    group.reduce((total, second) => total + pick(second), 0);
  const span_s = group.reduce((total, second) => total + second.span_s, 0);
  const latency = new Histogram().add(
    group.reduce<SparseHistogram>((all, one) => mergeSparse(all, one.intended.get(op) ?? []), []),
  );
  const at = (p: number): number | null => (latency.count === 0 ? null : latency.quantile(p));
  return {
    from_us,
    to_us,
    planned: sum((second) => second.planned) / span_s,
    arrived: sum((second) => second.arrived) / span_s,
    issued: sum((second) => second.issued) / span_s,
    done: sum((second) => second.done) / span_s,
    lost: sum((second) => second.lost) / span_s,
    queueing: group.at(-1)?.queueing ?? 0,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}
