/** A map that forgets its oldest entries beyond a limit: what a binding may remember. */
export class Memory extends Map<string, string> {
  readonly #limit: number;

  constructor(limit = 100_000) {
    super();
    this.#limit = limit;
  }

  override set(key: string, value: string): this {
    // Kept afresh: what is still written to is not the oldest.
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#limit) {
      const [oldest] = this.keys();
      if (oldest !== undefined) this.delete(oldest);
    }
    return this;
  }
}
