import { requireAtLeastZero } from './domain.ts';
import type { SurvivalCurve } from './kaplan-meier.ts';
import { survivalAt } from './survival-at.ts';

/**
 * The mean of min(time, horizon): the area under S(t) up to a horizon (Irwin 1949). The mean that
 * open issues leave to be known; compare runs at the same horizon.
 * @returns null when nothing was watched for as long as the horizon and the curve is above 0
 * @throws RangeError for a negative horizon
 * @example restrictedMean(kaplanMeier(resolutions), 4 * 3600e6) // business µs
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): number | null {
  requireAtLeastZero('horizon', horizon);
  if (survivalAt(curve, horizon) === null) return null;
  let area = 0;
  let from = 0;
  let survival = 1;
  for (const step of curve.steps) {
    if (step.time >= horizon) break;
    area += survival * (step.time - from);
    from = step.time;
    survival = step.survival;
  }
  return area + survival * (horizon - from);
}
