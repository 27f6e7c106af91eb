import { requireShare } from './domain.ts';
import type { SurvivalCurve } from './kaplan-meier.ts';

/** Rounding of a product of shares must not move a percentile by a whole step. */
const SLACK = 1e-9;

/**
 * The time by which share p had the event: the smallest t with S(t) <= 1 - p.
 * @param p in (0, 1)
 * @returns null when the curve never falls that far ("not reached")
 * @throws RangeError for a p out of range
 * @example survivalQuantile(kaplanMeier(observations), 0.9) // the p90, or null
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): number | null {
  requireShare('p', p);
  return curve.steps.find((step) => step.survival <= 1 - p + SLACK)?.time ?? null;
}
