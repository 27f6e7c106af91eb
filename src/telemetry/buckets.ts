import { BUCKETS, bucketTop, type SparseHistogram } from '../model/histogram.ts';
import type { HistogramPoint, Labels } from './metric.ts';

/**
 * A run's histogram in the few buckets that metric stores expect. A recorded value is known to
 * 0.8 %, so one that close below a bound may be counted above it.
 */
export class Buckets {
  readonly #bounds_us: readonly number[];
  readonly #counts: number[];
  /** By fine bucket: the coarse one it falls into. */
  readonly #coarse: Uint8Array;
  #count = 0;
  #sum_us = 0;

  /** @param bounds_us upper bounds, inclusive, rising, fewer than 255, in microseconds */
  constructor(bounds_us: readonly number[]) {
    this.#bounds_us = bounds_us;
    this.#counts = bounds_us.map(() => 0).concat(0);
    this.#coarse = coarseOf(bounds_us);
  }

  /** Adds a second's histogram. */
  add(sparse: SparseHistogram): void {
    for (let i = 0; i + 1 < sparse.length; i += 2) {
      const bucket = sparse[i] ?? 0;
      const times = sparse[i + 1] ?? 0;
      const coarse = this.#coarse[bucket] ?? this.#bounds_us.length;
      this.#count1(coarse, times, middleOf(bucket));
    }
  }

  /** Adds one value. */
  record(value_us: number): void {
    const at = this.#bounds_us.findIndex((bound) => value_us <= bound);
    this.#count1(at === -1 ? this.#bounds_us.length : at, 1, value_us);
  }

  /** In seconds. */
  point(labels: Labels): HistogramPoint {
    return {
      labels,
      bounds: this.#bounds_us.map((bound) => bound / 1e6),
      counts: [...this.#counts],
      count: this.#count,
      sum: this.#sum_us / 1e6,
    };
  }

  #count1(coarse: number, times: number, value_us: number): void {
    this.#counts[coarse] = (this.#counts[coarse] ?? 0) + times;
    this.#count += times;
    this.#sum_us += times * value_us;
  }
}

const middleOf = (bucket: number): number =>
  bucket === 0 ? 0 : (bucketTop(bucket - 1) + 1 + bucketTop(bucket)) / 2;

const layouts = new WeakMap<readonly number[], Uint8Array>();

function coarseOf(bounds_us: readonly number[]): Uint8Array {
  const known = layouts.get(bounds_us);
  if (known !== undefined) return known;
  const coarse = Uint8Array.from({ length: BUCKETS }, (_, bucket) => {
    const at = bounds_us.findIndex((bound) => bucketTop(bucket) <= bound);
    return at === -1 ? bounds_us.length : at;
  });
  layouts.set(bounds_us, coarse);
  return coarse;
}
