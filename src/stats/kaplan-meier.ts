import { requireAtLeastZero } from './domain.ts';

/** One thing watched: how long, and whether what we waited for happened (else it is censored). */
export interface Observation {
  readonly time: number;
  readonly event: boolean;
}

/** A step of the curve: one distinct time at which an event happened. */
export interface SurvivalStep {
  readonly time: number;
  /** Still watched just before this time; those censored at the same time are still counted. */
  readonly atRisk: number;
  readonly events: number;
  /** S(t): the share that had no event up to and including this time. */
  readonly survival: number;
  /** Greenwood's standard error of S(t); null once S(t) is 0. */
  readonly stdErr: number | null;
  /** 95 % interval on the log scale, as R's survfit draws it; `high` is null once S(t) is 0. */
  readonly low: number;
  readonly high: number | null;
}

/** A Kaplan-Meier estimate: how many were watched, and the steps of S(t). */
export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  readonly steps: readonly SurvivalStep[];
  /** Times at which something stopped being watched without an event, rising. */
  readonly censorings: readonly number[];
  /** The longest time watched, with or without an event; 0 when nothing was watched. */
  readonly longest: number;
}

const Z95 = 1.959963984540054;

/**
 * The product-limit estimator S(t) = Π(1 - d/n) of Kaplan and Meier (1958), events before
 * censorings at ties, Greenwood's variance and log-scale intervals: R's `survfit` defaults.
 * @param observations times of one clock and unit, in any order
 * @throws RangeError for a time that is negative or not a number
 * @example kaplanMeier([{ time: 9, event: true }, { time: 13, event: false }]).steps[0]?.survival
 * // 0.5
 */
export function kaplanMeier(observations: readonly Observation[]): SurvivalCurve {
  for (const { time } of observations) requireAtLeastZero('time', time);
  const sorted = [...observations].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  let at = 0;
  while (at < sorted.length) {
    const time = sorted[at]?.time ?? 0;
    const atRisk = sorted.length - at;
    let events = 0;
    for (; at < sorted.length && sorted[at]?.time === time; at++) {
      if (sorted[at]?.event) events++;
    }
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, ...interval(survival, greenwood) });
  }
  const censorings = sorted.filter((one) => !one.event).map((one) => one.time);
  return {
    n: sorted.length,
    events: sorted.length - censorings.length,
    censored: censorings.length,
    steps,
    censorings,
    longest: sorted.at(-1)?.time ?? 0,
  };
}

function interval(
  survival: number,
  greenwood: number,
): Pick<SurvivalStep, 'stdErr' | 'low' | 'high'> {
  if (survival === 0) return { stdErr: null, low: 0, high: null };
  const spread = Math.exp(Z95 * Math.sqrt(greenwood));
  return {
    stdErr: survival * Math.sqrt(greenwood),
    low: survival / spread,
    high: Math.min(1, survival * spread),
  };
}
