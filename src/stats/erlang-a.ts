import { requireAtLeastZero, requirePositive, requireQueue, requireShare } from './domain.ts';
import { erlangB } from './erlang-b.ts';
import type { ErlangCQueue } from './erlang-c.ts';
import { queueSeries } from './queue-series.ts';

/** A queue whose callers lose patience. */
export interface ErlangAQueue extends ErlangCQueue {
  /** θ: 1 / mean patience, per the same time unit. */
  readonly patienceRate: number;
}

/** What callers with limited patience must expect; times in the unit of the rates. */
export interface ErlangA {
  /** The share of the agents' time spent serving. */
  readonly occupancy: number;
  /** The share who wait at all. */
  readonly pWait: number;
  /** The share who leave before they are served. */
  readonly pAbandon: number;
  /** Until served or gone, over all callers. */
  readonly meanWait: number;
  /** Callers waiting, on average. */
  readonly meanQueue: number;
  /** P(W > t): the share who are still waiting after `time`. */
  waitLongerThan(time: number): number;
  /** The share who are served, and within `time`. */
  servedWithin(time: number): number;
  /** The wait, until served or gone, that share p of all callers stay within. */
  waitQuantile(p: number): number;
}

/**
 * Erlang A, M/M/n+M (Palm 1946; Garnett, Mandelbaum and Reiman 2002): state probabilities
 * proportional to Π λ/(nμ + iθ) above n, so that P(wait) = RB/(1 - B + RB) with B Erlang's loss
 * formula and R their sum. The offered wait V has density proportional to
 * exp(-nμx + (λ/θ)(1 - exp(-θx))) (Baccelli and Hebuterne 1981), whose integrals are the same
 * series with λ/θ·exp(-θt) in place of λ/θ.
 * @throws RangeError for rates and servers out of range; for callers who never leave use `erlangC`
 * @example erlangA({ arrivalRate: 48, serviceRate: 1, patienceRate: 0.5, servers: 50 }).pAbandon
 * // 0.0309: 48 calls a minute of a minute each, 50 agents, two minutes of patience
 */
export function erlangA(queue: ErlangAQueue): ErlangA {
  const { arrivalRate, serviceRate, patienceRate, servers } = queue;
  requireQueue(queue);
  requirePositive('patienceRate', patienceRate);
  const blocking = erlangB(arrivalRate / serviceRate, servers);
  const s = (servers * serviceRate) / patienceRate;
  const y = arrivalRate / patienceRate;
  const waiting = queueSeries(y, s);
  // Scaled by the series' own size: a heavily overloaded queue would overflow.
  const idle = (1 - blocking) * Math.exp(-waiting.logSum);
  const pWait = blocking / (idle + blocking);
  const meanQueue = pWait * waiting.mean;
  const meanWait = arrivalRate === 0 ? 0 : meanQueue / arrivalRate;
  const pAbandon = patienceRate * meanWait;
  const waitLongerThan = (time: number): number => {
    requireAtLeastZero('time', time);
    const later = y * Math.exp(-patienceRate * time);
    const log = queueSeries(later, s).logSum - waiting.logSum;
    return pWait * Math.exp(log + y - later - (s + 1) * patienceRate * time);
  };
  return {
    occupancy: (arrivalRate * (1 - pAbandon)) / (servers * serviceRate),
    pWait,
    pAbandon,
    meanWait,
    meanQueue,
    waitLongerThan,
    servedWithin(time) {
      requireAtLeastZero('time', time);
      const later = y * Math.exp(-patienceRate * time);
      const log = queueSeries(later, s + 1).logSum - waiting.logSum;
      const servedLater = Math.exp(log + y - later - (s + 1) * patienceRate * time);
      return 1 - pAbandon - (pWait * servedLater * s) / (s + 1);
    },
    waitQuantile(p) {
      requireShare('p', p);
      return pWait <= 1 - p ? 0 : crossing(waitLongerThan, 1 - p, 1 / patienceRate);
    },
  };
}

/** Where a falling curve crosses a level, by bisection; `scale` is where to start looking. */
function crossing(curve: (time: number) => number, level: number, scale: number): number {
  let high = scale;
  while (curve(high) > level) high *= 2;
  let low = 0;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (curve(middle) > level) low = middle;
    else high = middle;
  }
  return high;
}
