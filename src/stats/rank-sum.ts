/** Above this many values in either sample the normal approximation is used, as R does. */
const EXACT = 50;

/** What the ranks of two samples say, x against y. */
export interface RankSum {
  /** Pairs with x above y, and half of those that tie. */
  readonly u: number;
  /** Standard deviation of U if both samples were alike, corrected for ties. */
  readonly spread: number;
  readonly tied: boolean;
}

/** Counts the pairs of two samples without going through them. */
export function rankSum(x: readonly number[], y: readonly number[]): RankSum {
  const all = [
    ...x.map((value) => ({ value, ofX: true })),
    ...y.map((value) => ({ value, ofX: false })),
  ].sort((a, b) => a.value - b.value);
  let [u, below, ties] = [0, 0, 0];
  for (let at = 0; at < all.length; ) {
    const value = all[at]?.value;
    let [fromX, fromY] = [0, 0];
    for (let one = all[at]; one !== undefined && one.value === value; one = all[++at]) {
      if (one.ofX) fromX++;
      else fromY++;
    }
    u += fromX * (below + fromY / 2);
    below += fromY;
    const group = fromX + fromY;
    ties += group ** 3 - group;
  }
  const n = all.length;
  const spread = Math.sqrt(((x.length * y.length) / 12) * (n + 1 - ties / (n * (n - 1))));
  return { u, spread, tied: ties > 0 };
}

/** Whether the exact distribution of U is used for samples of these sizes. */
export const isExact = (m: number, n: number): boolean => m < EXACT && n < EXACT;

/**
 * P(U <= u) for u = 0, 1, ..., m·n if both samples were alike and nothing ties: the Gaussian
 * binomial's coefficients by the recursion of Mann and Whitney (1947), f(m, n, u) =
 * f(m - 1, n, u - n) + f(m, n - 1, u); sums only, so that small chances keep their digits.
 */
export function rankSumShares(m: number, n: number): readonly number[] {
  const size = m * n + 1;
  const none = (): Float64Array => {
    const ways = new Float64Array(size);
    ways[0] = 1;
    return ways;
  };
  const rows = Array.from({ length: m + 1 }, none);
  for (let j = 1; j <= n; j++) {
    for (let i = 1; i <= m; i++) {
      const [fewer, row] = [rows[i - 1], rows[i]];
      if (fewer === undefined || row === undefined) continue;
      for (let u = j; u <= i * j; u++) row[u] = (row[u] ?? 0) + (fewer[u - j] ?? 0);
    }
  }
  const ways = rows[m] ?? none();
  const total = ways.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  return Array.from(ways, (count) => {
    seen += count;
    return seen / total;
  });
}
