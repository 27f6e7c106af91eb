import { requireAtLeastZero, requireQueue, requireShare } from './domain.ts';
import { erlangB } from './erlang-b.ts';

/** Callers, agents and how fast they are; rates per one time unit of the caller's choice. */
export interface ErlangCQueue {
  /** λ, 0 or more. */
  readonly arrivalRate: number;
  /** μ: 1 / mean handle time. */
  readonly serviceRate: number;
  /** n, at least 1. */
  readonly servers: number;
}

/** What everybody who waits until served must expect; times in the unit of the rates. */
export interface ErlangC {
  /** Offered load per server, a/n; 1 or more means that the queue grows without end. */
  readonly occupancy: number;
  /** The share who wait at all. */
  readonly pWait: number;
  /** Over all callers; Infinity where the queue grows without end. */
  readonly meanWait: number;
  /** Callers waiting, on average. */
  readonly meanQueue: number;
  /** The wait that share p of all callers stay within. */
  waitQuantile(p: number): number;
  /** The share who wait at most `target`. */
  serviceLevel(target: number): number;
}

/**
 * Erlang's delay formula for M/M/n with callers who never leave: C = nB/(n - a(1 - B)),
 * P(W > t) = C·exp(-(nμ - λ)t).
 * @throws RangeError for rates and servers out of range
 * @example erlangC({ arrivalRate: 200 / 1800, serviceRate: 1 / 180, servers: 24 }).serviceLevel(20)
 * // 0.809: 200 calls per half hour of 180 s, 24 agents, within 20 s
 */
export function erlangC(queue: ErlangCQueue): ErlangC {
  const { arrivalRate, serviceRate, servers } = queue;
  requireQueue(queue);
  const load = arrivalRate / serviceRate;
  const stable = load < servers;
  const pWait = stable ? delayed(load, servers) : 1;
  const drain = servers * serviceRate - arrivalRate;
  const meanWait = stable ? pWait / drain : Infinity;
  return {
    occupancy: load / servers,
    pWait,
    meanWait,
    meanQueue: arrivalRate * meanWait,
    waitQuantile(p) {
      requireShare('p', p);
      if (!stable) return Infinity;
      return pWait <= 1 - p ? 0 : Math.log(pWait / (1 - p)) / drain;
    },
    serviceLevel(target) {
      requireAtLeastZero('target', target);
      return stable ? 1 - pWait * Math.exp(-drain * target) : 0;
    },
  };
}

function delayed(load: number, servers: number): number {
  const blocking = erlangB(load, servers);
  return (servers * blocking) / (servers - load * (1 - blocking));
}
