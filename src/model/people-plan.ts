import type { BakedDistribution } from './distribution.ts';

/** How people in stores notice trouble, answer the desk, and lose patience; business clock. */
export interface PeoplePlan {
  /** Until a clerk walks by and sees what no transaction shows. */
  readonly notices_us: BakedDistribution;
  /** Until the store answers a question of the desk, once it has read it. */
  readonly answers_us: BakedDistribution;
  /** Without a word of the desk, until a store that is let (policy `duplicates`) reports again. */
  readonly impatience_us: BakedDistribution;
}
