/**
 * The package entry `peakday/stats`: queues in closed form, survival, and the comparison of runs.
 * Pure functions of numbers, without clock, chance or I/O; see docs/guides/statistics.md.
 * @packageDocumentation
 */
export { agentsFor, type Demand, type ServiceTarget } from './agents-for.ts';
export { type BootstrapMethod, type BootstrapOptions, bootstrap } from './bootstrap.ts';
export { type ErlangA, type ErlangAQueue, erlangA } from './erlang-a.ts';
export { erlangB } from './erlang-b.ts';
export { type ErlangC, type ErlangCQueue, erlangC } from './erlang-c.ts';
export { garnettDelay } from './garnett.ts';
export { halfinWhittBeta, halfinWhittDelay } from './halfin-whitt.ts';
export { harrellDavis } from './harrell-davis.ts';
export { type HodgesLehmann, hodgesLehmann } from './hodges-lehmann.ts';
export type { Estimate, Interval } from './interval.ts';
export {
  kaplanMeier,
  type Observation,
  type SurvivalCurve,
  type SurvivalStep,
} from './kaplan-meier.ts';
export { kieferWolfowitz } from './kiefer-wolfowitz.ts';
export { type LittleAverages, littlesLawGap } from './littles-law.ts';
export { type LogRank, logRank } from './log-rank.ts';
export { type MannWhitney, mannWhitney } from './mann-whitney.ts';
export { meanInterval } from './mean-interval.ts';
export { mean, variance } from './moments.ts';
export { offeredLoad, type RateKnot, type ServiceTime } from './offered-load.ts';
export { pairedDifference } from './paired-difference.ts';
export { restrictedMean } from './restricted-mean.ts';
export { rostered } from './rostered.ts';
export { type ShiftRow, shiftFunction } from './shift-function.ts';
export { slaShare } from './sla-share.ts';
export { squareRootStaffing } from './square-root-staffing.ts';
export { studentTQuantile } from './student-t.ts';
export { survivalAt } from './survival-at.ts';
export { survivalQuantile } from './survival-quantile.ts';
