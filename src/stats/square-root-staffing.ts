import { requireAtLeastZero } from './domain.ts';

/**
 * Agents on duty by the square-root rule n = ⌈a + β√a⌉: safety staff grow with the root of the
 * load, so that large desks need fewer for the same waits.
 * @param load a, in Erlangs
 * @param beta quality of service, see `halfinWhittBeta`; may be negative where callers leave
 * @throws RangeError for a negative load or a β that is not a number
 * @example squareRootStaffing(100, halfinWhittBeta(0.2)) // 111
 */
export function squareRootStaffing(load: number, beta: number): number {
  requireAtLeastZero('load', load);
  if (!Number.isFinite(beta)) throw new RangeError(`beta must be a finite number, not ${beta}`);
  return Math.max(0, Math.ceil(load + beta * Math.sqrt(load)));
}
