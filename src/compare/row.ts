import type { Interval } from '../stats/interval.ts';

/** What a figure counts: a duration in µs, a share of one, things, minor units of money. */
export type RowUnit = 'us' | 'share' | 'count' | 'minor';

/** What a row came to. `unclear`: neither a difference that matters nor its absence is shown. */
export type RowVerdict = 'worse' | 'better' | 'equal' | 'unclear';

/** One figure of both runs, before it is judged. */
export interface Figure {
  readonly part: 'window' | 'day';
  readonly group: 'latency' | 'errors' | 'sales' | 'issues' | 'audit';
  /** The operation, stage, or kind of finding. */
  readonly subject: string;
  readonly measure: string;
  readonly unit: RowUnit;
  readonly clock: 'wall' | 'business' | null;
  readonly better: 'less' | 'more';
  /** Of the baseline. */
  readonly a: number;
  /** Of the run that is compared with it. */
  readonly b: number;
  /** Of b - a. */
  readonly stdErr: number;
  readonly df: number;
  /** Beside the figures, where a test says something of its own. */
  readonly note?: string;
}

/** One figure of both runs, judged. */
export interface Row extends Omit<Figure, 'stdErr' | 'df'> {
  /** b - a. */
  readonly difference: number;
  /** Of the difference; all rows at once hold with 95 %. */
  readonly interval: Interval;
  /** The least difference that matters. */
  readonly floor: number;
  readonly verdict: RowVerdict;
}
