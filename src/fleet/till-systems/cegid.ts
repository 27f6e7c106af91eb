import type { TillProfile } from './till-profile.ts';

/**
 * Retail Y2: the till prices; loyalty and vouchers are online, and sales leave as documents.
 * Source: public integrations; no call that prices a basket is known.
 */
export const cegid: TillProfile = {
  system: 'cegid',
  means: 'the till prices; loyalty and vouchers are looked up',
  pattern: 'lookupsOnly',
  looksUp: ['customer', 'coupon'],
  commits: 'benefits',
};
