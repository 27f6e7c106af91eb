/** After advice the rate begins at this share of what the service took before. */
const SETBACK = 0.7;
/** The rate grows by this share for each second's worth of answers that passes. */
const GROWTH = 0.05;
/** A gap below this is none: 20 000 requests a second. */
const NO_GAP_US = 50;

/**
 * Spreads a worker's calls to one target out once the service asked for patience, so that a fleet
 * does not come back all at once. Silent until the first advice; from then on nothing is sent
 * before the advised instant, then at an even rate that grows as answers pass (additive increase,
 * multiplicative decrease: Chiu and Jain 1989), until it holds nobody back.
 */
export class Pace {
  #resume_us = 0;
  #gap_us = 0;
  #next_us = 0;
  /** Answers that passed in the second under way, and in the one before. */
  #second = 0;
  #passed = 0;
  #before = 0;

  /** @returns wall microseconds by which the next request is to be held back */
  delay(now_us: number): number {
    if (this.#gap_us === 0) return Math.max(0, this.#resume_us - now_us);
    const at_us = Math.max(now_us, this.#resume_us, this.#next_us);
    this.#next_us = at_us + this.#gap_us;
    return at_us - now_us;
  }

  /** The service took a request. */
  passed(now_us: number): void {
    this.#turn(now_us);
    this.#passed++;
    if (this.#gap_us === 0) return;
    this.#gap_us /= 1 + (GROWTH * this.#gap_us) / 1e6;
    if (this.#gap_us < NO_GAP_US) this.#gap_us = 0;
  }

  /** The service asked for so much patience; a second of it where it named no time. */
  limited(now_us: number, wait_s: number): void {
    // Refusals of what was on its way already are the same advice once more.
    if (now_us >= this.#resume_us) {
      this.#turn(now_us);
      this.#gap_us = 1e6 / Math.max(1, SETBACK * Math.max(this.#passed, this.#before));
    }
    this.#resume_us = Math.max(this.#resume_us, now_us + Math.max(1, wait_s) * 1e6);
  }

  #turn(now_us: number): void {
    const second = Math.floor(now_us / 1e6);
    if (second === this.#second) return;
    this.#before = second === this.#second + 1 ? this.#passed : 0;
    this.#passed = 0;
    this.#second = second;
  }
}
