import type { BakedDistribution } from '../model/distribution.ts';
import { requireAtLeastZero } from './domain.ts';

/** A piecewise-linear arrival rate; two knots at one instant are a step. */
export interface RateKnot {
  readonly at: number;
  /** Arrivals per unit of `at`. */
  readonly rate: number;
}

/** How long a service takes: a baked distribution, or P(S > u) as a function of u. */
export type ServiceTime = BakedDistribution | ((u: number) => number);

/**
 * The load in Erlangs that a moving arrival rate offers at an instant if nobody had to wait
 * (M_t/G/∞): m(t) = ∫ λ(t - u)·P(S > u) du (Eick, Massey and Whitt 1993). It peaks after the
 * arrivals do, which is when the agents are needed. Outside of the knots nobody arrives.
 * @param knots instants rising, in the unit of the service time
 * @param service exact for a baked distribution, else to a relative 1e-9
 * @throws RangeError for knots that fall, a rate below 0 or an instant that is no number
 * @example offeredLoad([{ at: 0, rate: 10 }, { at: 60, rate: 10 }], (u) => Math.exp(-u / 4), 60)
 * // 40: ten a minute of four minutes each
 */
export function offeredLoad(knots: readonly RateKnot[], service: ServiceTime, at: number): number {
  if (!Number.isFinite(at)) throw new RangeError(`at must be a finite number, not ${at}`);
  const offered =
    typeof service === 'function' ? smoothPart(service) : bakedPart(service.quantiles);
  let load = 0;
  for (const [i, knot] of knots.entries()) {
    requireAtLeastZero(`knots[${i}].rate`, knot.rate);
    const before = knots[i - 1];
    if (before === undefined) continue;
    if (!(knot.at >= before.at)) throw new RangeError(`knots[${i}].at falls`);
    const width = knot.at - before.at;
    const rate = (u: number): number =>
      before.rate + ((knot.rate - before.rate) * (at - u - before.at)) / width;
    // u is the age of a call: the latest arrivals have the least.
    const from = Math.max(0, at - knot.at);
    const to = at - before.at;
    if (to <= from) continue;
    load += offered(rate, from, to);
  }
  return load;
}

type Curve = (u: number) => number;
type Integral = (rate: Curve, from: number, to: number) => number;

/** Integrates rate times survival over ages; both are linear between the table's points. */
function bakedPart(quantiles: readonly number[]): Integral {
  const cells = quantiles.length - 1;
  const longest = quantiles[cells] ?? 0;
  return (rate, from, to) => {
    if (from >= longest) return 0;
    let area = part(rate, () => 1, from, Math.min(to, quantiles[0] ?? 0));
    for (let i = 0; i < cells; i++) {
      const [low, high] = [quantiles[i] ?? 0, quantiles[i + 1] ?? 0];
      if (low >= to) break;
      if (high <= from) continue;
      const survival = (u: number): number => 1 - (i + (u - low) / (high - low)) / cells;
      area += part(rate, survival, Math.max(from, low), Math.min(to, high));
    }
    return area;
  };
}

/** Simpson's rule, exact for the product of two lines. */
function part(rate: Curve, survival: Curve, from: number, to: number): number {
  if (to <= from) return 0;
  const middle = (from + to) / 2;
  const at = (u: number): number => rate(u) * survival(u);
  return ((to - from) / 6) * (at(from) + 4 * at(middle) + at(to));
}

const DEPTH = 40;
/** Halvings before two estimates may agree by chance, as they do on either side of a hump. */
const AT_LEAST = 4;
const PRECISION = 1e-10;

/** Adaptive Simpson; the halves are compared with the whole (Lyness 1969). */
function smoothPart(service: Curve): Integral {
  return (rate, from, to) => {
    const refine = (low: number, high: number, whole: number, depth: number): number => {
      const middle = (low + high) / 2;
      const left = part(rate, service, low, middle);
      const right = part(rate, service, middle, high);
      const gap = left + right - whole;
      const agree = depth >= AT_LEAST && Math.abs(gap) <= PRECISION * (left + right);
      if (agree || depth === DEPTH) return left + right + gap / 15;
      return refine(low, middle, left, depth + 1) + refine(middle, high, right, depth + 1);
    };
    return refine(from, to, part(rate, service, from, to), 0);
  };
}
