/** Labels of a point by name; OpenTelemetry calls them attributes. */
export type Labels = Readonly<Record<string, string>>;

/** One number of a counter (since the run's start) or a gauge (now). */
export interface NumberPoint {
  readonly labels: Labels;
  readonly value: number;
}

/** A distribution since the run's start: `counts` has one more entry than `bounds`. */
export interface HistogramPoint {
  readonly labels: Labels;
  /** Upper bounds of the buckets, inclusive, rising, in the metric's unit. */
  readonly bounds: readonly number[];
  /** How many fell in each bucket; the last is above every bound. */
  readonly counts: readonly number[];
  readonly count: number;
  readonly sum: number;
}

interface Named {
  /** In OpenTelemetry's way: `peakday.request.duration`. */
  readonly name: string;
  /** UCUM: `s`, `1` for a share, `{request}` for a count of something. */
  readonly unit: string;
  /** What it is, with its clock, in one sentence. */
  readonly about: string;
}

/** One metric with its points, before a protocol words it. */
export type Metric = Named &
  (
    | { readonly kind: 'counter' | 'gauge'; readonly points: readonly NumberPoint[] }
    | { readonly kind: 'histogram'; readonly points: readonly HistogramPoint[] }
  );

/** What was measured until an instant, of one run. */
export interface Snapshot {
  readonly run: RunMarks;
  readonly metrics: readonly Metric[];
  /** Wall clock, milliseconds since 1970. */
  readonly at_ms: number;
}

/** What every number of a run carries. */
export interface RunMarks {
  readonly runId: string;
  readonly scenario: string;
  readonly engine: string;
  readonly version: string;
  readonly seed: number;
  /** Business seconds per wall second. */
  readonly compression: number;
  /** Wall clock, milliseconds since 1970. */
  readonly started_ms: number;
}
