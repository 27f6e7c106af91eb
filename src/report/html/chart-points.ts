/** A chart's figures for the script that lets it be zoomed. */
export interface ChartPoints {
  readonly id: string;
  /** Milliseconds: shorter than microseconds, and three digits are what a chart can show. */
  readonly unit: 'ms' | 'perSecond';
  readonly series: readonly {
    readonly label: string;
    readonly style: string;
    readonly values: readonly (number | null)[];
  }[];
  readonly limits: readonly { readonly value: number; readonly label: string }[];
}

/** Charts that share a horizontal axis, as a section of the report embeds them. */
export interface LinkedCharts {
  /** Business seconds since midnight of the points, and of the axis' ends. */
  readonly at_s: readonly number[];
  readonly from_s: number;
  readonly to_s: number;
  /** Lanes keep names from covering each other. */
  readonly bands: readonly (readonly [
    label: string,
    from_s: number,
    to_s: number,
    lane: number,
    tone?: 'closed',
  ])[];
  readonly charts: readonly ChartPoints[];
  readonly words: { readonly help: string; readonly reset: string };
}
