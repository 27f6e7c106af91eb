/** Wall microseconds since the run's start, and the business instants they stand for. */
export class WallClock {
  readonly #origin_ms: number;
  readonly #from_us: number;
  readonly #compression: number;

  /**
   * @param origin_ms `performance.timeOrigin + performance.now()` at the start of the window
   * @param from_us business instant at the start
   * @param compression business seconds per wall second
   */
  constructor(origin_ms: number, from_us: number, compression: number) {
    this.#origin_ms = origin_ms - performance.timeOrigin;
    this.#from_us = from_us;
    this.#compression = compression;
  }

  /** Wall microseconds since the start; negative before it. */
  wall(): number {
    return (performance.now() - this.#origin_ms) * 1e3;
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
