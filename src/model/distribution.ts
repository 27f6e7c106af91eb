/**
 * A distribution baked into its quantile function at the points i/(n-1), with linear
 * interpolation between. Draws cost one 32-bit word and give the same value in every engine.
 */
export interface BakedDistribution {
  readonly quantiles: readonly number[];
  /** Whether draws are rounded to whole numbers (items) or microseconds. */
  readonly integer: boolean;
}
