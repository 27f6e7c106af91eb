import { requireAtLeastZero } from './domain.ts';

/** Averages of one system over one stretch of time, each measured on its own. */
export interface LittleAverages {
  /** L: how many were inside, over time. */
  readonly meanInside: number;
  /** λ: how many came, per time unit. */
  readonly arrivalRate: number;
  /** W: how long one was inside, in the same time unit. */
  readonly meanTime: number;
}

/**
 * How far averages are from Little's law L = λW (Little 1961): the gap relative to the larger
 * side, 0 when it holds. Over a stretch that starts and ends empty, or when those still inside at
 * its end count with the time they have spent so far, the law is exact and any gap is a mistake.
 * @throws RangeError for a negative average
 * @example littlesLawGap({ meanInside: 3, arrivalRate: 0.5, meanTime: 6 }) // 0
 */
export function littlesLawGap(averages: LittleAverages): number {
  const { meanInside, arrivalRate, meanTime } = averages;
  requireAtLeastZero('meanInside', meanInside);
  requireAtLeastZero('arrivalRate', arrivalRate);
  requireAtLeastZero('meanTime', meanTime);
  const product = arrivalRate * meanTime;
  const larger = Math.max(meanInside, product);
  return larger === 0 ? 0 : Math.abs(meanInside - product) / larger;
}
