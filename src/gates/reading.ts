/** What a gate's measure is in a run. */
export interface Reading {
  /** In the base of the gate's unit; null when it could not be measured. */
  readonly value: number | null;
  /** A lower bound where there is no value: a percentile not reached is later than this. */
  readonly atLeast: number | null;
  readonly samples: number;
  readonly clock: 'wall' | 'business' | null;
  /** Why there is no value. */
  readonly nothing: string;
  /** Whether a generator that lagged could have shaped it. */
  readonly needsGenerator: boolean;
  /** Along the way: where the first stretch that breaks the limit begins, a business instant. */
  readonly brokenSince_us?: number;
}

/** A reading of nothing yet. */
export const PLAIN: Reading = {
  value: null,
  atLeast: null,
  samples: 0,
  clock: null,
  nothing: '',
  needsGenerator: false,
};
