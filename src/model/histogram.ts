/**
 * A mergeable latency histogram with one layout everywhere: values are whole microseconds;
 * up to 256 exactly, above that 128 buckets an octave, so that a value is known to 0.8 %.
 * The layout is HdrHistogram's (unit 1, two significant digits). merge(parts) equals the whole.
 */
const HALF = 128;
/** Highest recordable value: 2^32-1 µs, about 71 min; larger values are counted there. */
const MAX = 0xffffffff;
/** Number of buckets of every histogram. */
export const BUCKETS: number = 256 + 24 * HALF;

/** `[bucket, count, bucket, count, ...]`, buckets rising. */
export type SparseHistogram = readonly number[];

/** The bucket of a value; values out of range fall into the first or last. */
export function bucketOf(value_us: number): number {
  const value = value_us >= MAX ? MAX : value_us <= 0 ? 0 : Math.round(value_us) >>> 0;
  if (value < 256) return value;
  const shift = 24 - Math.clz32(value);
  return shift * HALF + (value >>> shift);
}

/** The highest value that falls in a bucket, as HdrHistogram reports percentiles. */
export function bucketTop(bucket: number): number {
  if (bucket < 256) return bucket;
  const shift = Math.floor(bucket / HALF) - 1;
  return (bucket - shift * HALF + 1) * 2 ** shift - 1;
}

/** Counts by bucket of the layout above. */
export class Histogram {
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #low = BUCKETS;
  #high = -1;

  /** How many values were recorded. */
  get count(): number {
    return this.#count;
  }

  record(value_us: number, times = 1): void {
    this.#add(bucketOf(value_us), times);
  }

  add(sparse: SparseHistogram): this {
    for (let i = 0; i + 1 < sparse.length; i += 2) this.#add(sparse[i] ?? 0, sparse[i + 1] ?? 0);
    return this;
  }

  merge(other: Histogram): this {
    return this.add(other.toSparse());
  }

  /** Smallest recorded value v with at least share p of values <= v; NaN when empty. */
  quantile(p: number): number {
    if (this.#count === 0) return Number.NaN;
    const rank = Math.max(1, Math.ceil(p * this.#count));
    let seen = 0;
    for (let bucket = this.#low; bucket <= this.#high; bucket++) {
      seen += this.#counts[bucket] ?? 0;
      if (seen >= rank) return bucketTop(bucket);
    }
    return bucketTop(this.#high);
  }

  /** Mean of the buckets' tops: an upper estimate within 0.8 %; NaN when empty. */
  mean(): number {
    let sum = 0;
    for (let b = this.#low; b <= this.#high; b++) sum += (this.#counts[b] ?? 0) * bucketTop(b);
    return sum / this.#count;
  }

  max(): number {
    return this.#count === 0 ? Number.NaN : bucketTop(this.#high);
  }

  /** How many values are above a limit, to the bucket's precision. */
  countAbove(limit_us: number): number {
    let above = 0;
    for (let b = Math.max(bucketOf(limit_us) + 1, this.#low); b <= this.#high; b++) {
      above += this.#counts[b] ?? 0;
    }
    return above;
  }

  toSparse(): SparseHistogram {
    const sparse: number[] = [];
    for (let bucket = this.#low; bucket <= this.#high; bucket++) {
      const count = this.#counts[bucket] ?? 0;
      if (count > 0) sparse.push(bucket, count);
    }
    return sparse;
  }

  reset(): void {
    if (this.#high >= this.#low) this.#counts.fill(0, this.#low, this.#high + 1);
    this.#count = 0;
    this.#low = BUCKETS;
    this.#high = -1;
  }

  #add(bucket: number, times: number): void {
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + times;
    this.#count += times;
    if (bucket < this.#low) this.#low = bucket;
    if (bucket > this.#high) this.#high = bucket;
  }
}
