import { normalQuantile as roughQuantile } from '../random/bake.ts';

const SQRT_TWO_PI = 2.5066282746310007;
/** Below this the power series is used, above it the continued fraction. */
const SPLIT = 2.5;
const DEPTH = 90;

/** Density φ(x) of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / SQRT_TWO_PI;

/**
 * Hazard φ(x)/(1 - Φ(x)) of the standard normal distribution: the inverse of Mills' ratio, by
 * Laplace's continued fraction x + 1/(x + 2/(x + ...)) in the upper tail, where 1 - Φ vanishes.
 */
export function normalHazard(x: number): number {
  if (x < SPLIT) return normalDensity(x) / (1 - normalShare(x));
  let fraction = x;
  for (let k = DEPTH; k >= 1; k--) fraction = x + k / fraction;
  return fraction;
}

/** Φ(x), the share of the standard normal distribution up to x; accurate in both tails. */
export function normalShare(x: number): number {
  if (x <= -SPLIT) return normalDensity(x) / normalHazard(-x);
  if (x >= SPLIT) return 1 - normalDensity(x) / normalHazard(x);
  // Φ(x) = 1/2 + φ(x)·(x + x³/3 + x⁵/(3·5) + ...), Abramowitz and Stegun 26.2.11.
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

/** The standard normal quantile of p in (0, 1): Acklam's approximation, then one Halley step. */
export function normalQuantile(p: number): number {
  const rough = roughQuantile(p);
  const miss = (normalShare(rough) - p) / normalDensity(rough);
  return rough - miss / (1 + (rough * miss) / 2);
}
