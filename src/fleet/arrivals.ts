import type { BakedDistribution } from '../model/distribution.ts';
import type { CurveKnot } from '../model/plan.ts';
import type { Stream } from '../random/stream.ts';

/**
 * The integral of a piecewise-linear rate and its inverse, exact by the quadratic root: turns a
 * unit Poisson process into one that follows the day's curve (inversion, one draw an arrival).
 */
export class CumulativeRate {
  readonly #times: Float64Array;
  readonly #rates: Float64Array;
  readonly #sums: Float64Array;

  constructor(knots: readonly CurveKnot[]) {
    this.#times = Float64Array.from(knots, (knot) => knot.at_us);
    this.#rates = Float64Array.from(knots, (knot) => knot.rate);
    this.#sums = new Float64Array(knots.length);
    for (let i = 1; i < knots.length; i++) {
      const width = this.#time(i) - this.#time(i - 1);
      this.#sums[i] = this.#sum(i - 1) + (width * (this.#rate(i - 1) + this.#rate(i))) / 2;
    }
  }

  /** The whole integral: mean arrivals of the day. */
  get total(): number {
    return this.#sum(this.#sums.length - 1);
  }

  /** Mean arrivals up to an instant. */
  at(time_us: number): number {
    const last = this.#times.length - 1;
    if (last < 0 || time_us <= this.#time(0)) return 0;
    if (time_us >= this.#time(last)) return this.total;
    const i = this.#segment(this.#times, time_us);
    const width = this.#time(i + 1) - this.#time(i);
    const into = time_us - this.#time(i);
    const slope = (this.#rate(i + 1) - this.#rate(i)) / width;
    return this.#sum(i) + into * (this.#rate(i) + (slope * into) / 2);
  }

  /** The instant at which the integral reaches `sum`; Infinity beyond the total. */
  inverse(sum: number): number {
    const last = this.#sums.length - 1;
    if (sum > this.total) return Infinity;
    const i = Math.min(this.#segment(this.#sums, sum), last - 1);
    const width = this.#time(i + 1) - this.#time(i);
    const rate = this.#rate(i);
    const slope = (this.#rate(i + 1) - rate) / width;
    const rest = sum - this.#sum(i);
    const root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * rest));
    const into = rate + root === 0 ? 0 : (2 * rest) / (rate + root);
    return this.#time(i) + Math.min(width, into);
  }

  /** Index of the last entry not above the value, at most the one before the end. */
  #segment(list: Float64Array, value: number): number {
    let low = 0;
    let high = list.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) <= value) low = middle;
      else high = middle;
    }
    return low;
  }

  #time(i: number): number {
    return this.#times[i] ?? 0;
  }

  #rate(i: number): number {
    return this.#rates[i] ?? 0;
  }

  #sum(i: number): number {
    return this.#sums[i] ?? 0;
  }
}

/** The arrivals of one store, in order: the k-th shopper comes at the k-th instant. */
export class Arrivals {
  readonly #share: CumulativeRate;
  readonly #perDay: number;
  readonly #gaps: Stream;
  readonly #gap: BakedDistribution;
  #sum: number;

  /**
   * @param share the curve as shares of a day, common to all stores that follow it
   * @param perDay mean arrivals of this store over the day
   * @param gap gaps of a Poisson process of rate 1
   * @param sum of the gaps drawn before
   */
  constructor(
    share: CumulativeRate,
    perDay: number,
    gaps: Stream,
    gap: BakedDistribution,
    sum = 0,
  ) {
    this.#sum = sum;
    this.#share = share;
    this.#perDay = perDay;
    this.#gaps = gaps;
    this.#gap = gap;
  }

  /** Whole microseconds since midnight; Infinity when the day's arrivals are over. */
  next(): number {
    this.#sum += this.#gaps.draw(this.#gap);
    return this.due_us;
  }

  /** When the last one drawn comes. */
  get due_us(): number {
    return Math.round(this.#share.inverse(this.#sum / this.#perDay));
  }

  /** The gaps drawn so far. */
  get sum(): number {
    return this.#sum;
  }
}
