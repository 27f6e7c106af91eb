import type { Measures } from '../../measure/measures.ts';
import { windowSeconds } from '../../measure/window-seconds.ts';
import { Histogram } from '../../model/histogram.ts';
import { OPERATIONS } from '../../model/operations.ts';
import { headlineOperation } from '../headline.ts';
import { inBuckets, timeline } from '../timeline.ts';

/** Courses through the part, one a card; as many points as fit a card. */
export interface Sparks {
  readonly done: readonly number[];
  readonly p99: readonly (number | null)[];
  readonly openIssues: readonly number[];
  readonly storesOffline: readonly number[];
  readonly findings: readonly number[];
  /** The generator's lag p99, wall µs. */
  readonly lag: readonly (number | null)[];
}

const POINTS = 45;

/** What the cards draw. */
export function sparksOf(measures: Measures): Sparks {
  const { plan, issues, audit } = measures;
  const shown = headlineOperation(measures);
  const op = shown === undefined ? -1 : OPERATIONS.indexOf(shown.operation);
  const seconds = windowSeconds(measures.seconds, plan.live);
  const buckets = timeline(seconds, op, plan.live.from_us, POINTS);
  const open = (at_us: number, kind?: string): number =>
    issues.records.filter(
      (one) =>
        one.began_us <= at_us &&
        (one.verified_us ?? one.ended_us ?? one.until_us) > at_us &&
        (kind === undefined || one.kind === kind),
    ).length;
  return {
    done: buckets.map((bucket) => bucket.done),
    p99: buckets.map((bucket) => bucket.p99),
    openIssues: buckets.map(({ to_us }) => open(to_us)),
    storesOffline: buckets.map(({ to_us }) => open(to_us, 'storeOffline')),
    findings: buckets.map(
      ({ from_us, to_us }) =>
        audit.findings.filter(({ at_us }) => at_us >= from_us && at_us < to_us).length,
    ),
    lag: inBuckets(seconds, plan.live.from_us, POINTS).map((bucket) => {
      const lag = new Histogram();
      for (const second of bucket.seconds) lag.add(second.lag);
      return lag.count === 0 ? null : lag.quantile(0.99);
    }),
  };
}
