import type { SparseHistogram } from '../model/histogram.ts';

/** Adds two sparse histograms; both have rising buckets, and so has the sum. */
export function mergeSparse(a: SparseHistogram, b: SparseHistogram): SparseHistogram {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const sum: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    const count = (left <= right ? (a[i + 1] ?? 0) : 0) + (right <= left ? (b[j + 1] ?? 0) : 0);
    sum.push(Math.min(left, right), count);
    if (left <= right) i += 2;
    if (right <= left) j += 2;
  }
  return sum;
}
