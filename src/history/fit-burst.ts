import { poissonMaximum } from './poisson-maximum.ts';
import { sumOf } from './store-day.ts';

/** How far single minutes rise above their hour. */
export interface BurstFit {
  /** For `day.burst`; `null` when there are too few sales to tell. */
  readonly burst: number | null;
  readonly verdict: 'burstier' | 'asChance' | 'tooFew';
  /** Standard error of `burst`, where it is above 1. */
  readonly error: number | null;
  /** The minute with the most sales. */
  readonly busiest: number;
  /** Its sales over the mean minute of its hour. */
  readonly peak: number;
  /** The same for the busiest of 60 minutes that differ by chance alone: the median of that. */
  readonly chancePeak: number;
}

/** A knot's wobble is (burst-1)·x³, x uniform in (-1,1), and a minute is the mean of two knots. */
const SPREAD = 14;
const DEFAULT_BURST = 1.35;
const MOST = 2;
const LAG = 2;
/** Standard deviation of a minute's squared wobble over its mean: bursts are few and differ. */
const UNEVEN = 1.54;
/** Differences overlap, which widens the error of their mean square by the square root of 1.94. */
const OVERLAP = 1.4;

/**
 * Separates bursts from chance. Sales of a minute with mean λ vary by λ (Poisson) and, when
 * minutes are uneven, by vλ² more. Each minute is compared with the mean of those two minutes
 * before and after, so that slow changes of the day drop out:
 * E[D²] = 1.5 (λ + vλ²), hence v = Σ(D² - chance) / Σ 1.5λ², and burst = 1 + √(14 v). A day
 * that chance explains within two standard errors has burst 1.
 * @param observed sales per minute, the whole fleet
 * @param edges minutes at which stores open or close: no differences across them
 */
export function fitBurst(observed: Float64Array, edges: readonly number[]): BurstFit {
  let [excess, weight, noise, squares] = [0, 0, 0, 0];
  for (let minute = LAG; minute < observed.length - LAG; minute++) {
    if (edges.some((edge) => Math.abs(edge - minute - 0.5) < LAG + 1)) continue;
    const at = (offset: number): number => observed[minute + offset] ?? 0;
    const mean = sumOf(observed, minute - 15, minute + 16) / 31;
    if (mean === 0) continue;
    const difference = at(0) - (at(-LAG) + at(LAG)) / 2;
    excess += difference ** 2 - (at(0) + (at(-LAG) + at(LAG)) / 4);
    weight += 1.5 * mean ** 2;
    noise += 2 * (1.5 * mean) ** 2;
    squares += (1.5 * mean ** 2) ** 2;
  }
  const spread = weight === 0 ? 0 : excess / weight;
  const error = weight === 0 ? Infinity : (OVERLAP * Math.sqrt(noise)) / weight;
  const sampling = weight === 0 ? 0 : (UNEVEN * Math.max(0, spread) * Math.sqrt(squares)) / weight;
  return { ...decide(spread, error, Math.hypot(error, sampling)), ...busiestOf(observed) };
}

/** @param chance error of the spread when there are no bursts, @param error as it is */
function decide(
  spread: number,
  chance: number,
  error: number,
): Pick<BurstFit, 'burst' | 'verdict' | 'error'> {
  const burstOf = (variance: number): number => 1 + Math.sqrt(SPREAD * variance);
  if (spread > 2 * chance) {
    const burst = Math.min(MOST, Math.round(burstOf(spread) * 100) / 100);
    return { burst, verdict: 'burstier', error: (SPREAD * error) / (2 * (burstOf(spread) - 1)) };
  }
  if (burstOf(2 * chance) < DEFAULT_BURST) return { burst: 1, verdict: 'asChance', error: null };
  return { burst: null, verdict: 'tooFew', error: null };
}

function busiestOf(observed: Float64Array): Pick<BurstFit, 'busiest' | 'peak' | 'chancePeak'> {
  let busiest = 0;
  observed.forEach((count, minute) => {
    if (count > (observed[busiest] ?? 0)) busiest = minute;
  });
  const hour = busiest - (busiest % 60);
  const mean = sumOf(observed, hour, hour + 60) / 60;
  return {
    busiest,
    peak: (observed[busiest] ?? 0) / mean,
    chancePeak: poissonMaximum(mean, 60) / mean,
  };
}
