/**
 * The most a worker sends per second, whatever the model wants: a guard for the services, not a
 * way to shape load. Requests beyond it are held back, evenly, and that counts as lag.
 */
export class RateCeiling {
  readonly #gap_us: number;
  readonly #burst_us: number;
  #next_us = 0;

  /** @param perSecond requests a second; bursts of up to a tenth of a second pass at once */
  constructor(perSecond: number) {
    this.#gap_us = 1e6 / perSecond;
    this.#burst_us = 1e5;
  }

  /** @returns wall microseconds by which the next request must be held back */
  delay(now_us: number): number {
    this.#next_us = Math.max(this.#next_us, now_us - this.#burst_us) + this.#gap_us;
    return Math.max(0, this.#next_us - now_us);
  }
}
