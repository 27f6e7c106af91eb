/** One figure of a benchmark, beside its baseline and its limit. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in the same run. */
  readonly baseline?: string;
  /** The value over the baseline's. */
  readonly ratio?: number;
  readonly limit?: string;
}
