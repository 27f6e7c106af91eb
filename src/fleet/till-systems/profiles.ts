import type { TillSystem } from '../../model/ticket.ts';
import { cegid } from './cegid.ts';
import { headless } from './headless.ts';
import { microsoft } from './microsoft.ts';
import { oracle } from './oracle.ts';
import type { TillProfile } from './till-profile.ts';

/** Every family of tills, in one exhaustive table. */
export const TILL_PROFILES: Readonly<Record<TillSystem, TillProfile>> = {
  headless,
  microsoft,
  oracle,
  cegid,
};
