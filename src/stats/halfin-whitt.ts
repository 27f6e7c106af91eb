import { requirePositive, requireShare } from './domain.ts';
import { normalHazard } from './normal.ts';

/**
 * The share who wait when n = a + β√a agents meet a load of a Erlangs, in the limit of a large
 * desk: α(β) = 1/(1 + βΦ(β)/φ(β)) (Halfin and Whitt 1981).
 * @param beta quality of service, above 0
 * @throws RangeError otherwise
 * @example halfinWhittDelay(1) // 0.223
 */
export function halfinWhittDelay(beta: number): number {
  requirePositive('beta', beta);
  return 1 / (1 + beta / normalHazard(-beta));
}

/** Where α(β) is below the smallest positive number. */
const HIGHEST = 40;

/**
 * The β at which share `delay` waits: the inverse of `halfinWhittDelay`, by bisection.
 * @param delay in (0, 1)
 * @throws RangeError otherwise
 * @example halfinWhittBeta(0.2) // 1.0615
 */
export function halfinWhittBeta(delay: number): number {
  requireShare('delay', delay);
  let low = 0;
  let high = HIGHEST;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (halfinWhittDelay(middle) > delay) low = middle;
    else high = middle;
  }
  return high;
}
