import { requireAtLeastZero, requirePositive, requireShare } from './domain.ts';
import { erlangA } from './erlang-a.ts';
import { erlangC } from './erlang-c.ts';

/** Callers to be served; rates per one time unit. */
export interface Demand {
  /** λ, 0 or more. */
  readonly arrivalRate: number;
  /** μ: 1 / mean handle time. */
  readonly serviceRate: number;
  /** θ: 1 / mean patience; without it callers wait until they are served. */
  readonly patienceRate?: number;
}

/**
 * A service level, `share` of all callers served `within` a time: 80 % within 20 s. "p90 of the
 * wait at most 5 min" is the same with share 0.9.
 */
export interface ServiceTarget {
  readonly within: number;
  readonly share: number;
}

/**
 * The fewest agents on duty that meet a service level, by Erlang C, or by Erlang A where callers
 * lose patience; one who left unserved was not served in time.
 * @throws RangeError for rates, `within` or `share` out of range
 * @example agentsFor({ arrivalRate: 100 / 1800, serviceRate: 1 / 180 }, { within: 20, share: 0.8 })
 * // 14
 */
export function agentsFor(demand: Demand, target: ServiceTarget): number {
  const { arrivalRate, serviceRate, patienceRate } = demand;
  requireAtLeastZero('arrivalRate', arrivalRate);
  requirePositive('serviceRate', serviceRate);
  requireAtLeastZero('within', target.within);
  requireShare('share', target.share);
  const met = (servers: number): boolean => {
    const queue = { arrivalRate, serviceRate, servers };
    const level =
      patienceRate === undefined
        ? erlangC(queue).serviceLevel(target.within)
        : erlangA({ ...queue, patienceRate }).servedWithin(target.within);
    return level >= target.share;
  };
  let high = Math.max(1, Math.ceil(arrivalRate / serviceRate));
  while (!met(high)) high *= 2;
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (met(middle)) high = middle;
    else low = middle;
  }
  return high;
}
