import { requireAtLeastZero } from './domain.ts';

/** 14/0.7 must not become 21 because of a last bit. */
const SLACK = 1e-9;

/**
 * Agents to put on the roster so that `onDuty` are at work: ⌈n/(1 - shrinkage)⌉.
 * @param onDuty agents needed, 0 or more
 * @param shrinkage share of paid time lost to breaks, training and absence, in [0, 1)
 * @throws RangeError outside of these
 * @example rostered(14, 0.3) // 20
 */
export function rostered(onDuty: number, shrinkage: number): number {
  requireAtLeastZero('onDuty', onDuty);
  if (!(shrinkage >= 0 && shrinkage < 1)) {
    throw new RangeError(`shrinkage must be at least 0 and below 1, not ${shrinkage}`);
  }
  return Math.max(0, Math.ceil(onDuty / (1 - shrinkage) - SLACK));
}
