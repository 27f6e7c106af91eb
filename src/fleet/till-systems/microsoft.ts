import type { TillProfile } from './till-profile.ts';

/**
 * Dynamics 365 Commerce: the cart lives in the scale unit, which prices it anew after every line,
 * loyalty card and coupon; checkout turns it into an order. Source: the public Retail Server API.
 */
export const microsoft: TillProfile = {
  system: 'microsoft',
  means: 'the server prices the cart after every change',
  pattern: 'perScan',
  looksUp: [],
  commits: 'always',
};
