/** What a wall clock goes by. */
export interface WallClockOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly now_ms: () => number;
  /** The window's start on that clock. */
  readonly origin_ms: number;
  /** The business instant at the start. */
  readonly from_us: number;
  /** Business seconds per wall second. */
  readonly compression: number;
}

/** Wall microseconds since the run's start, and the business instants they stand for. */
export class WallClock {
  readonly #now_ms: () => number;
  readonly #origin_ms: number;
  readonly #from_us: number;
  readonly #compression: number;

  constructor({ now_ms, origin_ms, from_us, compression }: WallClockOptions) {
    this.#now_ms = now_ms;
    this.#origin_ms = origin_ms;
    this.#from_us = from_us;
    this.#compression = compression;
  }

  /** Wall microseconds since the start; negative before it. */
  wall(): number {
    return (this.#now_ms() - this.#origin_ms) * 1e3;
  }

  /** The business instant now, whole microseconds. */
  business(): number {
    return this.businessAt(this.wall());
  }

  businessAt(wall_us: number): number {
    return Math.floor(this.#from_us + wall_us * this.#compression);
  }

  /** The wall instant at which a business instant is due. */
  wallAt(business_us: number): number {
    return (business_us - this.#from_us) / this.#compression;
  }
}
