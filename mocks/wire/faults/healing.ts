/** Whether a fault is over, and what was held up until then. */
export class Healing {
  #isHealed = false;
  readonly #waiting = new Set<() => void>();

  get isHealed(): boolean {
    return this.#isHealed;
  }

  /** Does something as soon as the fault is over. @returns what forgets it again */
  whenHealed(then: () => void): () => void {
    if (this.#isHealed) queueMicrotask(then);
    else this.#waiting.add(then);
    return () => this.#waiting.delete(then);
  }

  heal(): void {
    this.#isHealed = true;
    for (const then of this.#waiting) then();
    this.#waiting.clear();
  }
}
