import { regularisedBeta } from '../stats/beta.ts';
import { mean } from '../stats/moments.ts';

/** Where the mean of a series changed: the first value after it. */
export interface ChangePoint {
  readonly index: number;
  /** Means of the stretches on both sides, up to the next change points. */
  readonly before: number;
  readonly after: number;
  /** Of Student's t-test between the stretches, two-sided. */
  readonly p: number;
}

/** How sure and how large a change must be. */
export interface ChangeOptions {
  /** 0.001 when absent. */
  readonly maxP?: number;
  /** Least change, as a share of the mean before it; 0 when absent. */
  readonly least?: number;
  /** Values looked at together; 50 when absent. */
  readonly window?: number;
}

/** How much weaker a candidate may be before its neighbours are known. */
const WEAK = 10;
/** Values of a stretch, at least. */
const SHORTEST = 2;

/**
 * Change points of a series by E-divisive means (Matteson and James 2014), judged by Student's
 * t-test in place of permutations and found in overlapping windows, so that the answer is the same
 * every time and an old change hides no new one (Fleming et al. 2023, "Hunter"). Candidates are
 * weaker ones at first; the weakest is dropped, its neighbours' stretches grow together, until
 * all that are left hold.
 * @example changePoints([2.02, 2.03, 2.01, 2.04, 1.82, 1.85, 1.79, 1.81])[0]?.index // 4
 */
export function changePoints(
  series: readonly number[],
  { maxP = 0.001, least = 0, window = 50 }: ChangeOptions = {},
): readonly ChangePoint[] {
  const candidates = new Set<number>();
  const step = Math.max(1, Math.floor(window / 2));
  for (let start = 0; start < series.length; start += step) {
    const end = Math.min(series.length, start + window);
    split(series, start, end, maxP * WEAK, candidates);
    if (end === series.length) break;
  }
  let kept = [...candidates].sort((a, b) => a - b);
  for (;;) {
    const judged = kept.map((index, i) =>
      pointAt(series, kept[i - 1] ?? 0, index, kept[i + 1] ?? series.length),
    );
    const fallen = judged.filter((one) => one.p > maxP || isSmall(one, least));
    const [first, ...others] = fallen;
    if (first === undefined) return judged;
    const weakest = others.reduce((worst, one) => (one.p > worst.p ? one : worst), first);
    kept = kept.filter((index) => index !== weakest.index);
  }
}

const isSmall = ({ before, after }: ChangePoint, least: number): boolean =>
  Math.abs(after - before) < least * Math.abs(before);

/** Bisects a stretch where the energy statistic is largest, as long as the halves differ. */
function split(
  series: readonly number[],
  from: number,
  to: number,
  maxP: number,
  found: Set<number>,
): void {
  const at = bestSplit(series.slice(from, to));
  if (at === null || pointAt(series, from, from + at, to).p > maxP) return;
  found.add(from + at);
  split(series, from, from + at, maxP, found);
  split(series, from + at, to, maxP, found);
}

/**
 * The split with the largest Q = mn/(m+n)·(2·E|X-Y| - E|X-X'| - E|Y-Y'|) (Matteson and James 2014,
 * equations 5 and 6, α = 1); null for a stretch too short to be split.
 */
export function bestSplit(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2 * SHORTEST) return null;
  const apart = (i: number, j: number): number => Math.abs((values[i] ?? 0) - (values[j] ?? 0));
  const toRight = (i: number, from: number): number => {
    let sum = 0;
    for (let j = from; j < n; j++) sum += apart(i, j);
    return sum;
  };
  const toLeft = (i: number): number => {
    let sum = 0;
    for (let j = 0; j < i; j++) sum += apart(i, j);
    return sum;
  };
  let [left, right, between] = [0, 0, 0];
  for (let i = 0; i < n; i++) right += toRight(i, i + 1);
  let best: { readonly at: number; readonly q: number } | null = null;
  for (let at = 1; at <= n - SHORTEST; at++) {
    // The value before the split comes over from the right.
    const [near, far] = [toLeft(at - 1), toRight(at - 1, at)];
    left += near;
    right -= far;
    between += far - near;
    if (at < SHORTEST) continue;
    const [m, k] = [at, n - at];
    const within = (2 * left) / (m * (m - 1)) + (2 * right) / (k * (k - 1));
    const q = ((m * k) / n) * ((2 * between) / (m * k) - within);
    if (best === null || q > best.q) best = { at, q };
  }
  return best?.at ?? null;
}

function pointAt(series: readonly number[], from: number, index: number, to: number): ChangePoint {
  const [left, right] = [series.slice(from, index), series.slice(index, to)];
  return { index, before: mean(left), after: mean(right), p: chanceAlike(left, right) };
}

/** Student's t-test with one variance for both. */
function chanceAlike(left: readonly number[], right: readonly number[]): number {
  const df = left.length + right.length - 2;
  const difference = mean(left) - mean(right);
  if (difference === 0 || df < 1) return 1;
  const squares = [left, right].reduce((sum, side) => {
    const middle = mean(side);
    return side.reduce((all, value) => all + (value - middle) ** 2, sum);
  }, 0);
  const error = (squares / df) * (1 / left.length + 1 / right.length);
  return regularisedBeta(df / (df + difference ** 2 / error), df / 2, 0.5);
}
