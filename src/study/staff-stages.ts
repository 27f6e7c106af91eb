import { STAGES, type Stage } from '../measure/measures.ts';
import { observeStage } from '../measure/observe-stage.ts';
import { kaplanMeier } from '../stats/kaplan-meier.ts';
import { survivalQuantile } from '../stats/survival-quantile.ts';
import type { ReplayedRoster } from './replay-desks.ts';

/** How long one stage of an issue's life takes, business µs; null when it is not reached. */
export interface StageMedian {
  readonly stage: Stage;
  readonly p50_us: number | null;
  readonly p90_us: number | null;
}

/** Every stage over all replayed days. */
export function stageMedians({ days }: ReplayedRoster): readonly StageMedian[] {
  const records = days.flatMap(({ issues }) => issues);
  return STAGES.map((stage) => {
    const curve = kaplanMeier(records.flatMap((record) => observeStage(record, stage) ?? []));
    return {
      stage,
      p50_us: survivalQuantile(curve, 0.5),
      p90_us: survivalQuantile(curve, 0.9),
    };
  });
}
