import { requireSample, requireWhole } from './domain.ts';

/**
 * The waits of a first-in-first-out queue with any arrivals and services (G/G/c): a pure function
 * of both by the recursion of Kiefer and Wolfowitz (1955), kept as the instants at which servers
 * become free. Whole microseconds in give whole microseconds out, to the last one.
 * @param arrivals instants, never falling
 * @param services durations in the same unit, one for each arrival
 * @param servers c, at least 1
 * @returns how long each arrival waits for its service to begin
 * @throws RangeError when the lists do not fit each other or fall
 * @example kieferWolfowitz([0, 1, 1, 3], [5, 4, 3, 6], 2) // [0, 0, 4, 2]
 */
export function kieferWolfowitz(
  arrivals: readonly number[],
  services: readonly number[],
  servers: number,
): number[] {
  requireWhole('servers', servers, 1);
  requireSample('arrivals', arrivals, 0);
  requireSample('services', services, 0);
  if (arrivals.length !== services.length) {
    throw new RangeError(`${arrivals.length} arrivals cannot have ${services.length} services`);
  }
  // More servers than arrivals stay idle.
  const free = new Float64Array(Math.max(1, Math.min(servers, arrivals.length))).fill(-Infinity);
  return arrivals.map((arrival, i) => {
    const service = services[i] ?? 0;
    if (arrival < (arrivals[i - 1] ?? arrival)) throw new RangeError(`arrivals[${i}] falls`);
    if (service < 0) throw new RangeError(`services[${i}] must be 0 or more, not ${service}`);
    const begin = Math.max(arrival, free[0] ?? 0);
    replaceEarliest(free, begin + service);
    return begin - arrival;
  });
}

/** Replaces the root of a binary heap. */
function replaceEarliest(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const child = (heap[left + 1] ?? Infinity) < (heap[left] ?? Infinity) ? left + 1 : left;
    const earlier = heap[child] ?? Infinity;
    if (earlier >= value) break;
    heap[at] = earlier;
    at = child;
  }
  heap[at] = value;
}
