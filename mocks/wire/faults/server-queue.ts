/**
 * First come, first served by several servers, as the recursion of Kiefer and Wolfowitz (1955):
 * only the instants at which each server is next free are kept, in a binary heap.
 */
export class ServerQueue {
  readonly #free: Float64Array;
  readonly #limit: number;
  /** Starts of service still in the future: those who wait, in order. */
  readonly #starts: number[] = [];
  #head = 0;

  /** @param limit how many may wait */
  constructor(servers: number, limit: number) {
    this.#free = new Float64Array(servers);
    this.#limit = limit;
  }

  /**
   * Takes in one request.
   * @returns its sojourn time, waiting and service, or `undefined` when the queue is full
   */
  enter(now_us: number, service_us: number): number | undefined {
    while (this.#head < this.#starts.length && (this.#starts[this.#head] ?? 0) <= now_us) {
      this.#head++;
    }
    if (this.#head > 1024) {
      this.#starts.splice(0, this.#head);
      this.#head = 0;
    }
    const start_us = Math.max(now_us, this.#free[0] ?? 0);
    if (start_us > now_us) {
      if (this.#starts.length - this.#head >= this.#limit) return undefined;
      this.#starts.push(start_us);
    }
    this.#replaceEarliest(start_us + service_us);
    return start_us + service_us - now_us;
  }

  #replaceEarliest(at_us: number): void {
    const free = this.#free;
    let at = 0;
    for (let child = 1; child < free.length; child = 2 * at + 1) {
      if (child + 1 < free.length && (free[child + 1] ?? 0) < (free[child] ?? 0)) child++;
      if (at_us <= (free[child] ?? 0)) break;
      free[at] = free[child] ?? 0;
      at = child;
    }
    free[at] = at_us;
  }
}
