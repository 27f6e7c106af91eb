import type { DistributionSpec } from './author.ts';

/**
 * How people in stores notice trouble, answer the desk, and lose patience. Business clock. Nothing
 * of this is published for shops: the defaults are assumptions of ours.
 */
export interface PeopleSpec {
  /** Until a clerk walks by what no transaction shows; default log-normal 90 s, 5 min. */
  readonly notices?: DistributionSpec;
  /** Until the store answers a question it has read; default log-normal 2 min, 6 min. */
  readonly answers?: DistributionSpec;
  /**
   * Without a word of the desk, until a store reports the same again, where
   * `policies.support.duplicates` lets it; default log-normal 10 min, 20 min.
   */
  readonly impatience?: DistributionSpec;
}
