import type { IssueRecord } from '../measure/measures.ts';
import { observeStage } from '../measure/observe-stage.ts';
import type { Interval } from '../stats/interval.ts';
import { kaplanMeier } from '../stats/kaplan-meier.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { mean } from '../stats/moments.ts';
import { survivalQuantile } from '../stats/survival-quantile.ts';
import type { StaffTarget } from './staff-target.ts';

/** What one day attained, by Kaplan-Meier: open issues count as at least as long as they were. */
interface DayFigure {
  /** The target's percentile of the stage, business µs; Infinity when it is not reached. */
  readonly percentile_us: number;
  /** Share that came through the stage within the target's time. */
  readonly share: number;
}

/** What a roster attains over days. */
export interface Attained {
  /** Days with an issue in the stage; the figures are theirs. */
  readonly days: readonly DayFigure[];
  /** Means over the days. */
  readonly percentile_us: number;
  readonly share: number;
  /** The target's own measure: the percentile in µs, or the share. */
  readonly value: number;
  /** Student's 95 % of `value` over the days; null for one day, or one that does not reach it. */
  readonly interval: Interval | null;
}

/** Measures days against a target; every day is one independent replication. */
export function attainedOf(
  days: readonly (readonly IssueRecord[])[],
  target: StaffTarget,
): Attained {
  const figures = days.flatMap((records) => figureOf(records, target) ?? []);
  const average = (pick: (day: DayFigure) => number): number => {
    const values = figures.map(pick);
    if (values.length === 0) return Number.NaN;
    return values.every(Number.isFinite) ? mean(values) : Infinity;
  };
  const pick = (day: DayFigure): number =>
    target.form === 'share' ? day.share : day.percentile_us;
  const values = figures.map(pick);
  const known = values.length > 1 && values.every(Number.isFinite);
  return {
    days: figures,
    percentile_us: average((day) => day.percentile_us),
    share: average((day) => day.share),
    value: average(pick),
    interval: known ? meanInterval(values).interval : null,
  };
}

/** Whether a value of the target's measure is good enough. */
export const meets = (value: number, target: StaffTarget): boolean =>
  target.form === 'share' ? value >= target.share : value <= target.within_us;

function figureOf(records: readonly IssueRecord[], target: StaffTarget): DayFigure | undefined {
  const curve = kaplanMeier(records.flatMap((record) => observeStage(record, target.stage) ?? []));
  if (curve.events === 0 && curve.n === 0) return undefined;
  const last = curve.steps.findLast((step) => step.time <= target.within_us);
  return {
    percentile_us: survivalQuantile(curve, target.share) ?? Infinity,
    share: 1 - (last?.survival ?? 1),
  };
}
