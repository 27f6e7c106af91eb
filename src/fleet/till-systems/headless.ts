import type { TillProfile } from './till-profile.ts';

/** A till of one's own on a promotion engine: one evaluation at total, one commit. */
export const headless: TillProfile = {
  system: 'headless',
  means: 'one evaluation at total',
  pattern: 'onTotal',
  looksUp: [],
  commits: 'always',
};
