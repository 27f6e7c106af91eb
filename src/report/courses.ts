import type { Measures } from '../measure/measures.ts';
import { windowSeconds } from '../measure/window-seconds.ts';
import { Histogram } from '../model/histogram.ts';
import { OPERATIONS } from '../model/operations.ts';
import { headlineOperation } from './headline.ts';
import { type Bucket, inBuckets, timeline } from './timeline.ts';

/** Courses through the part, one a card; as many points as fit a card. */
export interface Courses {
  /** Sales done, a second. */
  readonly done: readonly number[];
  /** p99 of the headline's operation from intended start, wall µs; null without an answer. */
  readonly p99_us: readonly (number | null)[];
  /** Issues that were open, and lines of stores that were down, at some time of each point. */
  readonly openIssues: readonly number[];
  readonly storesOffline: readonly number[];
  /** Findings of the audit, by when they happened. */
  readonly findings: readonly number[];
  /** The generator's lag p99, wall µs. */
  readonly lagP99_us: readonly (number | null)[];
}

const POINTS = 45;

/** What the cards and the terminal draw; three digits, which is more than either shows. */
export function coursesOf(measures: Measures): Courses {
  const { plan, issues, audit } = measures;
  const shown = headlineOperation(measures);
  const op = shown === undefined ? -1 : OPERATIONS.indexOf(shown.operation);
  const seconds = windowSeconds(measures.seconds, plan.live);
  const buckets = timeline(seconds, op, plan.live.from_us, POINTS);
  const open = ({ from_us, to_us }: Bucket, kind?: string): number =>
    issues.records.filter(
      (one) =>
        one.began_us < to_us &&
        (one.verified_us ?? one.ended_us ?? one.until_us) > from_us &&
        (kind === undefined || one.kind === kind),
    ).length;
  return {
    done: buckets.map((bucket) => rounded(bucket.done)),
    p99_us: buckets.map(({ p99 }) => (p99 === null ? null : rounded(p99))),
    openIssues: buckets.map((bucket) => open(bucket)),
    storesOffline: buckets.map((bucket) => open(bucket, 'storeOffline')),
    findings: buckets.map(
      ({ from_us, to_us }) =>
        audit.findings.filter(({ at_us }) => at_us >= from_us && at_us < to_us).length,
    ),
    lagP99_us: inBuckets(seconds, plan.live.from_us, POINTS).map((bucket) => {
      const lag = new Histogram();
      for (const second of bucket.seconds) lag.add(second.lag);
      return lag.count === 0 ? null : rounded(lag.quantile(0.99));
    }),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));
