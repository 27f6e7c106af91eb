import { requireAtLeastZero } from './domain.ts';
import type { SurvivalCurve } from './kaplan-meier.ts';

/**
 * S(t): the share that has had no event up to and including a time.
 * @returns null after the longest time watched, unless the curve has fallen to 0 by then, and
 *   where nothing was watched at all
 * @throws RangeError for a negative time
 * @example survivalAt(kaplanMeier([{ time: 9, event: true }]), 10) // 0
 */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  requireAtLeastZero('time', time);
  const survival = curve.steps.findLast((step) => step.time <= time)?.survival ?? 1;
  const unknown = curve.n === 0 || (time > curve.longest && survival > 0);
  return unknown ? null : survival;
}
