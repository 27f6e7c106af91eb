import type { TillProfile } from './till-profile.ts';

/**
 * Xstore: the till prices by deals that were distributed to it; customer, coupon and award are
 * looked up online, and sales leave as a sales log. Source: Oracle's public product guides.
 */
export const oracle: TillProfile = {
  system: 'oracle',
  means: 'the till prices; customer, coupon and award are looked up',
  pattern: 'lookupsOnly',
  looksUp: ['customer', 'coupon', 'award'],
  commits: 'benefits',
};
