import { regularisedBeta } from '../stats/beta.ts';

/** Counts by value, values rising. */
export interface Grouped {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/**
 * The quantile of Harrell and Davis (1982) of grouped values: equal order statistics share their
 * weights, which telescope to I_c(a, b) - I_d(a, b) between the shares below and up to the value.
 * @param p in (0, 1)
 */
export function groupedQuantile(grouped: Grouped, p: number): number {
  const n = grouped.counts.reduce((sum, count) => sum + count, 0);
  return weighted(grouped, n, (share) => regularisedBeta(share, (n + 1) * p, (n + 1) * (1 - p)));
}

const CELLS = 512;
/** Standard deviations of the order statistics' distribution that the table reaches. */
const REACH = 12;

/**
 * The same for many samples of about `n` values: the incomplete beta function is tabled once and
 * read between its cells, to about one part in ten thousand.
 */
export function quantileTable(n: number, p: number): (grouped: Grouped) => number {
  const spread = REACH * Math.sqrt((p * (1 - p)) / (n + 2));
  const [low, high] = [Math.max(0, p - spread), Math.min(1, p + spread)];
  const table = Float64Array.from({ length: CELLS + 1 }, (_, i) =>
    regularisedBeta(low + ((high - low) * i) / CELLS, (n + 1) * p, (n + 1) * (1 - p)),
  );
  const upTo = (share: number): number => {
    if (share <= low) return 0;
    if (share >= high) return 1;
    const at = ((share - low) / (high - low)) * CELLS;
    const cell = Math.floor(at);
    const from = table[cell] ?? 0;
    return from + (at - cell) * ((table[cell + 1] ?? 1) - from);
  };
  return (grouped) =>
    weighted(
      grouped,
      grouped.counts.reduce((sum, count) => sum + count, 0),
      upTo,
    );
}

function weighted({ values, counts }: Grouped, n: number, upTo: (share: number) => number): number {
  let [seen, before, sum] = [0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    seen += counts[i] ?? 0;
    const share = upTo(seen / n);
    sum += (share - before) * (values[i] ?? 0);
    before = share;
    if (share === 1) break;
  }
  return sum;
}
