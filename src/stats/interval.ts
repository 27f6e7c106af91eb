/** A confidence interval, in the unit of what it surrounds. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A statistic with its interval. */
export interface Estimate {
  readonly estimate: number;
  readonly stdErr: number;
  readonly interval: Interval;
}
