/** Failures kept of one operation and outcome. */
const FAILURES = 20;
/** A slow request is worth keeping when it beats the slowest so far by this factor. */
const SLOWER = 1.3;

/** Chooses the few requests worth showing: the first failures of a kind, and record slow ones. */
export class Exemplars {
  readonly #failures = new Map<string, number>();
  readonly #slowest = new Map<string, number>();

  /** @param outcome `ok`, a failure, or a status */
  isWorthKeeping(operation: string, outcome: string, latency_us: number): boolean {
    if (outcome !== 'ok') {
      const kind = `${operation} ${outcome}`;
      const seen = (this.#failures.get(kind) ?? 0) + 1;
      this.#failures.set(kind, seen);
      return seen <= FAILURES;
    }
    const slowest = this.#slowest.get(operation) ?? 1e3;
    if (latency_us < slowest * SLOWER) return false;
    this.#slowest.set(operation, latency_us);
    return true;
  }
}
