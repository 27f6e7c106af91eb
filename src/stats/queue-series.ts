import { logGamma } from './log-gamma.ts';

/** The weights of a queue of 0, 1, 2, ... callers: the logarithm of their sum, and their mean. */
interface QueueSeries {
  readonly logSum: number;
  readonly mean: number;
}

const NEGLIGIBLE = 1e-20;
/** Beyond this the logarithms no longer keep six digits. */
const LONGEST = 1e8;

/**
 * Σ_k Π_{i=1..k} y/(s + i), the series of the incomplete gamma function γ(s, y), and the mean of
 * k under these weights. Summed outwards from the largest term, so that it neither overflows nor
 * grows with the queue.
 * @throws RangeError when more than 1e8 callers would be waiting
 */
export function queueSeries(y: number, s: number): QueueSeries {
  const mode = Math.max(0, Math.floor(y - s));
  if (!(mode < LONGEST)) {
    throw new RangeError('patience is too long for an overloaded queue: more than 1e8 would wait');
  }
  let sum = 1;
  let weighted = mode;
  const add = (k: number, term: number): boolean => {
    sum += term;
    weighted += k * term;
    return term > NEGLIGIBLE * sum;
  };
  let term = 1;
  for (let k = mode + 1; ; k++) {
    term *= y / (s + k);
    if (!add(k, term)) break;
  }
  term = 1;
  for (let k = mode - 1; k >= 0; k--) {
    term *= (s + k + 1) / y;
    if (!add(k, term)) break;
  }
  return { logSum: Math.log(sum) + logTerm(mode, y, s), mean: weighted / sum };
}

/**
 * ln Π_{i=1..k} y/(s + i). By Stirling's series written in k/s, since the logarithms of the two
 * factorials would cancel each other's digits.
 */
function logTerm(k: number, y: number, s: number): number {
  if (k === 0) return 0;
  if (s < 10) return k * Math.log(y) - logGamma(s + k + 1) + logGamma(s + 1);
  const end = s + k;
  const rest = (x: number): number => (1 / 12 - (1 / 360 - 1 / (1260 * x * x)) / (x * x)) / x;
  return k - (s + 0.5) * Math.log1p(k / s) + k * Math.log(y / end) - rest(end) + rest(s);
}
