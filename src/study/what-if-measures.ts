import type { Stage } from '../measure/measures.ts';
import { observeStage } from '../measure/observe-stage.ts';
import { kaplanMeier } from '../stats/kaplan-meier.ts';
import { survivalQuantile } from '../stats/survival-quantile.ts';
import type { DayOutcome } from './day-outcome.ts';

/**
 * What one simulated day shows of a measure: a number, or why there is none. A percentile is not
 * reached when too many issues were still open as the day ended; it lies beyond what was watched.
 * `none`: no issue began, or nobody was on duty.
 */
export type Reading = number | 'notReached' | 'none';

/** Names of the measures, as `what-if.json` has them. */
const MEASURE_IDS = [
  'salesLost',
  'valueLost',
  'resolveP50',
  'resolveP90',
  'acknowledgeP90',
  'issuesOpen',
  'peakMinuteRequests',
  'deskBusy',
  'deskBusyPeak',
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

/** A record with something for every measure. */
export const ofEachMeasure = <T>(make: (id: MeasureId) => T): Record<MeasureId, T> =>
  Object.fromEntries(MEASURE_IDS.map((id) => [id, make(id)])) as Record<MeasureId, T>;

/** A measure of a whole day; a count, minor units, business µs or a share of 1. */
export interface WhatIfMeasure {
  readonly title: string;
  readonly unit: 'count' | 'money' | 'duration' | 'share';
  /** Whether less of it is better; null where it is neither good nor bad. */
  readonly lessIsBetter: boolean | null;
  readonly read: (day: DayOutcome) => Reading;
}

/** What a what-if compares; every figure is of the virtual day, on the business clock. */
export const MEASURES: Readonly<Record<MeasureId, WhatIfMeasure>> = {
  salesLost: {
    title: 'sales lost',
    unit: 'count',
    lessIsBetter: true,
    read: (day) => day.salesLost,
  },
  valueLost: {
    title: 'value lost',
    unit: 'money',
    lessIsBetter: true,
    read: (day) => day.lostMinor,
  },
  resolveP50: stageQuantile('time to resolve p50', 'resolve', 0.5),
  resolveP90: stageQuantile('time to resolve p90', 'resolve', 0.9),
  acknowledgeP90: stageQuantile('time to acknowledge p90', 'acknowledge', 0.9),
  issuesOpen: {
    title: 'issues open at the end',
    unit: 'count',
    lessIsBetter: true,
    read: ({ issues }) =>
      issues.filter((one) => one.verified_us === null && one.ended_us === null).length,
  },
  peakMinuteRequests: {
    title: 'requests, peak minute',
    unit: 'count',
    lessIsBetter: null,
    read: (day) => day.peakMinuteRequests,
  },
  deskBusy: {
    title: 'desk busy, whole time',
    unit: 'share',
    lessIsBetter: null,
    read: ({ desk }) => desk.busyShare ?? 'none',
  },
  deskBusyPeak: {
    title: 'desk busy, peak 15 min',
    unit: 'share',
    lessIsBetter: null,
    read: ({ desk }) => desk.peakBusyShare ?? 'none',
  },
};

/** A percentile of a stage by Kaplan-Meier, so that issues still open count as open. */
function stageQuantile(title: string, stage: Stage, p: number): WhatIfMeasure {
  return {
    title,
    unit: 'duration',
    lessIsBetter: true,
    read: ({ issues }) => {
      const observations = issues.flatMap((record) => observeStage(record, stage) ?? []);
      if (observations.length === 0) return 'none';
      return survivalQuantile(kaplanMeier(observations), p) ?? 'notReached';
    },
  };
}
