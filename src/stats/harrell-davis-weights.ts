import { regularisedBeta } from './beta.ts';

/** Weights of the order statistics from `start` on; all others are below 1e-16. */
export interface OrderWeights {
  readonly start: number;
  readonly weights: readonly number[];
}

const NEGLIGIBLE = 1e-16;

/** Harrell and Davis's weights I_{i/n}(a, b) - I_{(i-1)/n}(a, b), a = (n+1)p, b = (n+1)(1-p). */
export function harrellDavisWeights(n: number, p: number): OrderWeights {
  const a = (n + 1) * p;
  const b = (n + 1) * (1 - p);
  const upTo = (i: number): number => regularisedBeta(i / n, a, b);
  // Walks outwards from the middle, so that a large sample costs only what it weighs.
  let start = Math.min(n - 1, Math.floor(n * p));
  const shares = [upTo(start)];
  for (let share = shares[0] ?? 0; share > NEGLIGIBLE && start > 0; shares.unshift(share)) {
    share = upTo(--start);
  }
  for (let end = start + shares.length, share = 0; end <= n && share < 1 - NEGLIGIBLE; end++) {
    share = upTo(end);
    shares.push(share);
  }
  return { start, weights: shares.slice(1).map((share, i) => share - (shares[i] ?? 0)) };
}

/** The weighted mean of a rising sample, kept inside of it whatever rounding does. */
export function weigh(rising: readonly number[], { start, weights }: OrderWeights): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (rising[start + i] ?? 0), 0);
  return Math.min(rising.at(-1) ?? sum, Math.max(rising[0] ?? sum, sum));
}
