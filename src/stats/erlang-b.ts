import { requireAtLeastZero, requireWhole } from './domain.ts';

/**
 * Erlang's loss formula: the share of callers turned away where nobody queues (M/M/n/n). By the
 * recursion 1/B(k) = 1 + k/(a·B(k-1)) written as B(k) = aB(k-1)/(k + aB(k-1)), stable for any n.
 * @param load offered load a = arrival rate / service rate, in Erlangs
 * @param servers n, whole, 0 or more
 * @throws RangeError for a negative load or number of servers
 * @example erlangB(10, 15) // 0.0365
 */
export function erlangB(load: number, servers: number): number {
  requireAtLeastZero('load', load);
  requireWhole('servers', servers, 0);
  let blocking = 1;
  for (let k = 1; k <= servers; k++) {
    const offered = load * blocking;
    blocking = offered / (k + offered);
  }
  return blocking;
}
