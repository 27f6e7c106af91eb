/** Lanczos' coefficients for g = 7, n = 9 (Godfrey); relative error about 1e-15. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** ln Γ(x) for x > 0 (Lanczos 1964). */
export function logGamma(x: number): number {
  // The series is accurate from 1/2 on.
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const base = x + 6.5;
  const series = LANCZOS.reduce((sum, c, k) => sum + (k === 0 ? c : c / (x - 1 + k)), 0);
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(base) - base + Math.log(series);
}
