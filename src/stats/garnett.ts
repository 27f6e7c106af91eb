import { requirePositive, requireQueue } from './domain.ts';
import type { ErlangAQueue } from './erlang-a.ts';
import { normalHazard } from './normal.ts';

/**
 * The share who wait in a large desk whose callers lose patience, with β = (n - a)/√a of either
 * sign: P(W > 0) ≈ 1/(1 + √(θ/μ)·h(β√(μ/θ))/h(-β)), h the normal hazard (Garnett, Mandelbaum and
 * Reiman 2002). `erlangA` is exact; this shows what a staffing rule of β costs.
 * @throws RangeError for rates not above 0 or servers below 1
 * @example garnettDelay({ arrivalRate: 48, serviceRate: 1, patienceRate: 0.5, servers: 50 }) // 0.451
 */
export function garnettDelay(queue: ErlangAQueue): number {
  const { arrivalRate, serviceRate, patienceRate, servers } = queue;
  requireQueue(queue);
  requirePositive('arrivalRate', arrivalRate);
  requirePositive('patienceRate', patienceRate);
  const load = arrivalRate / serviceRate;
  const beta = (servers - load) / Math.sqrt(load);
  const ratio = Math.sqrt(serviceRate / patienceRate);
  return 1 / (1 + normalHazard(beta * ratio) / (ratio * normalHazard(-beta)));
}
