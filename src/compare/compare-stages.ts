import { STAGES, type Stage } from '../measure/measures.ts';
import { significant } from '../model/units.ts';
import { kaplanMeier, type Observation, type SurvivalCurve } from '../stats/kaplan-meier.ts';
import { logRank } from '../stats/log-rank.ts';
import { restrictedMean } from '../stats/restricted-mean.ts';
import type { PartDigest, TimesDigest } from './digest.ts';
import type { Figure } from './row.ts';

const MANY = 1e6;
/** Issues in a stage of either run, at least. */
const LEAST = 10;

/** The curves of a stage in both runs, for a chart. */
export interface StagePair {
  readonly stage: Stage;
  readonly a: SurvivalCurve;
  readonly b: SurvivalCurve;
}

/**
 * How long issues took, stage by stage: the means up to the time until which both runs watched
 * (Irwin 1949), which open issues leave to be known, and the log-rank test beside them.
 */
export function compareStages(a: PartDigest, b: PartDigest): readonly Figure[] {
  return STAGES.flatMap((stage): Figure[] => {
    const [was, is] = [observations(a.stages[stage]), observations(b.stages[stage])];
    const [curveA, curveB] = [kaplanMeier(was), kaplanMeier(is)];
    if (Math.min(curveA.n, curveB.n) < LEAST) return [];
    const horizon = Math.min(curveA.longest, curveB.longest);
    const [meanA, meanB] = [restrictedMean(curveA, horizon), restrictedMean(curveB, horizon)];
    if (meanA === null || meanB === null) return [];
    return [
      {
        part: a.part,
        group: 'issues',
        subject: stage,
        measure: 'mean',
        unit: 'us',
        clock: 'business',
        better: 'less',
        a: meanA,
        b: meanB,
        stdErr: Math.sqrt(errorOfMean(curveA, horizon) + errorOfMean(curveB, horizon)),
        df: MANY,
        note: chanceText(logRank(was, is).p),
      },
    ];
  });
}

/** Both curves of the stage `resolve`, where either run has issues. */
export function resolvePair(a: PartDigest, b: PartDigest): StagePair | null {
  const [curveA, curveB] = [
    kaplanMeier(observations(a.stages.resolve)),
    kaplanMeier(observations(b.stages.resolve)),
  ];
  return curveA.n + curveB.n === 0 ? null : { stage: 'resolve', a: curveA, b: curveB };
}

const chanceText = (p: number): string =>
  p < 0.001 ? 'log-rank p < 0.001' : `log-rank p ${significant(p)}`;

const observations = ({ step_us, times }: TimesDigest): readonly Observation[] =>
  times.flatMap(([step, events, censored]) => [
    ...Array.from({ length: events }, () => ({ time: step * step_us, event: true })),
    ...Array.from({ length: censored }, () => ({ time: step * step_us, event: false })),
  ]);

/** Greenwood's variance of a restricted mean: the area still to come, squared, at every step. */
function errorOfMean(curve: SurvivalCurve, horizon: number): number {
  const whole = restrictedMean(curve, horizon) ?? 0;
  return curve.steps.reduce((sum, { time, atRisk, events }) => {
    if (time >= horizon || atRisk === events) return sum;
    const ahead = whole - (restrictedMean(curve, time) ?? whole);
    return sum + (ahead ** 2 * events) / (atRisk * (atRisk - events));
  }, 0);
}
