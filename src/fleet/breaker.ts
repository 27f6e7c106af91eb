/** When it opens, and for how long; in the clock of whoever asks it. */
export interface BreakerLimits {
  /** Failures in a row that open it. */
  readonly failures: number;
  readonly openFor_us: number;
  /** Calls let through to try it once it was open so long. */
  readonly probes: number;
}

/**
 * A circuit breaker (Nygard, Release It!; CB-1): stops calling after failures in a row, and tries
 * again with few calls after a while. It knows no clock: the caller says what time it is.
 */
export class Breaker {
  readonly #limits: BreakerLimits;
  #failures = 0;
  /** While open: when it may be tried, and until when the present probes count. */
  #tryAt_us = Infinity;
  #probing_us = 0;
  #probes = 0;

  constructor(limits: BreakerLimits) {
    this.#limits = limits;
  }

  get isOpen(): boolean {
    return this.#tryAt_us !== Infinity;
  }

  /** Whether a call may be made now. One that is let through to probe is counted as such. */
  admits(now_us: number): boolean {
    if (!this.isOpen) return true;
    if (now_us < this.#tryAt_us) return false;
    // A probe that nobody hears of again must not keep it open for ever.
    if (now_us >= this.#probing_us) {
      this.#probing_us = now_us + this.#limits.openFor_us;
      this.#probes = 0;
    }
    return this.#probes++ < this.#limits.probes;
  }

  /** A call that was let through came to this end. */
  saw(isGood: boolean, now_us: number): void {
    if (isGood) {
      this.#failures = 0;
      this.#tryAt_us = Infinity;
      return;
    }
    if (++this.#failures < this.#limits.failures) return;
    this.#tryAt_us = now_us + this.#limits.openFor_us;
    this.#probing_us = 0;
  }

  /** A probe was not made after all: the next call may be one. */
  again(): void {
    this.#probes = Math.max(0, this.#probes - 1);
  }
}
