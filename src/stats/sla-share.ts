import type { SurvivalCurve } from './kaplan-meier.ts';
import { survivalAt } from './survival-at.ts';

/**
 * The share that had the event by a target time, 1 - S(target): issues resolved in time, those
 * still open counted as what they are.
 * @returns null when nothing was watched for as long as the target, so that nobody can know
 * @throws RangeError for a negative target
 * @example slaShare(kaplanMeier(resolutions), 2 * 3600e6) // 0.97 within two hours
 */
export function slaShare(curve: SurvivalCurve, target: number): number | null {
  const survival = survivalAt(curve, target);
  return survival === null ? null : 1 - survival;
}
