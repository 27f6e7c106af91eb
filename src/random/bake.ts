import type { BakedDistribution } from '../model/distribution.ts';

const POINTS = 257;
const INNER = 256;

/**
 * Bakes a quantile function into a table (decision 0004). Inner points are exact; the two end
 * points are set so that the first and last cell keep their mean, since tails have no end.
 * @param quantile the inverse distribution function on the open interval (0, 1), monotone
 */
export function bakeQuantile(
  quantile: (p: number) => number,
  options: { readonly integer?: boolean; readonly floor?: number } = {},
): BakedDistribution {
  const cells = POINTS - 1;
  const table = Array.from({ length: POINTS }, (_, i) =>
    i === 0 || i === cells ? 0 : quantile(i / cells),
  );
  const cellMean = (cell: number): number => {
    let sum = 0;
    for (let j = 0; j < INNER; j++) sum += quantile((cell + (j + 0.5) / INNER) / cells);
    return sum / INNER;
  };
  const second = table[1] ?? 0;
  const last = table[cells - 1] ?? 0;
  table[0] = Math.max(options.floor ?? 0, Math.min(second, 2 * cellMean(0) - second));
  table[cells] = Math.max(last, 2 * cellMean(cells - 1) - last);
  const integer = options.integer ?? true;
  return { quantiles: table.map(integer ? round : precise), integer };
}

/** Three decimals are below a microsecond and keep the plan short. */
const round = (value: number): number => Math.round(value * 1e3) / 1e3;

/** Ten significant digits: short, and the same whatever the last bits of a logarithm are. */
const precise = (value: number): number => Number(value.toPrecision(10));

/** Always the same value. */
export const constant = (value: number): BakedDistribution => ({
  quantiles: [value, value],
  integer: true,
});

/** Any value between two, equally likely. */
export const uniform = (low: number, high: number): BakedDistribution => ({
  quantiles: [low, high],
  integer: true,
});

/** Exponential by its mean; `integer: false` for draws that are not microseconds. */
export const exponential = (
  mean: number,
  options: { readonly integer?: boolean } = {},
): BakedDistribution => bakeQuantile((p) => -mean * Math.log1p(-p), options);

/** Log-normal by its median and 90th percentile. */
export const lognormal = (median: number, p90: number): BakedDistribution => {
  const sigma = Math.log(p90 / median) / normalQuantile(0.9);
  return bakeQuantile((p) => median * Math.exp(sigma * normalQuantile(p)));
};

/** A piecewise-linear quantile function through given points, e.g. p50, p90, p99, max. */
export const throughQuantiles = (
  points: readonly (readonly [p: number, value: number])[],
): BakedDistribution => {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const at = (p: number): number => {
    let [p0, v0] = [0, Math.min(0, sorted[0]?.[1] ?? 0)];
    for (const [p1, v1] of sorted) {
      if (p <= p1) return p1 === p0 ? v1 : v0 + ((p - p0) / (p1 - p0)) * (v1 - v0);
      [p0, v0] = [p1, v1];
    }
    return v0;
  };
  const quantiles = Array.from({ length: 1025 }, (_, i) => round(at(i / 1024)));
  return { quantiles, integer: true };
};

/** 1 + Poisson(mean - 1): items of a basket, never none. */
export const shiftedPoisson = (mean: number): BakedDistribution => {
  const lambda = mean - 1;
  const counts: number[] = [];
  let probability = Math.exp(-lambda);
  let cumulative = probability;
  let k = 0;
  for (let i = 0; i < 1024; i++) {
    while (cumulative < (i + 0.5) / 1024 && k < 1000) {
      k++;
      probability *= lambda / k;
      cumulative += probability;
    }
    counts.push(1 + k);
  }
  return { quantiles: counts, integer: true };
};

/**
 * The standard normal quantile by Acklam's rational approximation (relative error 1.15e-9).
 * Used when baking only, so its last bits never reach two engines.
 */
export function normalQuantile(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ];
  const b = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
    -13.28068155288572,
  ];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const poly = (coefficients: readonly number[], x: number): number =>
    coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
  if (p < 0.02425 || p > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(p < 0.5 ? p : 1 - p));
    const x = poly(c, q) / (poly(d, q) * q + 1);
    return p < 0.5 ? x : -x;
  }
  const q = p - 0.5;
  return (poly(a, q * q) * q) / (poly(b, q * q) * q * q + 1);
}
