/** Lines a second that a person can still make something of. */
const PER_SECOND = 50;

/**
 * Passes on at most so many lines a second and says how many there were beyond: printing every
 * exchange of a load test would make the mock late.
 */
export class LiveLines {
  readonly #write: (text: string) => void;
  readonly #now_ms: () => number;
  #second = -1;
  #passed = 0;
  #withheld = 0;

  constructor(write: (text: string) => void, now_ms: () => number = Date.now) {
    this.#write = write;
    this.#now_ms = now_ms;
  }

  /** Passes a line on, or only counts it; `make` is called when it is passed on. */
  add(make: () => string): void {
    const second = Math.floor(this.#now_ms() / 1000);
    if (second !== this.#second) {
      this.end();
      this.#second = second;
      this.#passed = 0;
    }
    if (this.#passed >= PER_SECOND) {
      this.#withheld++;
      return;
    }
    this.#passed++;
    this.#write(make());
  }

  /** Says how many lines were withheld since it was last said. */
  end(): void {
    if (this.#withheld > 0) this.#write(`...  ${this.#withheld} more\n`);
    this.#withheld = 0;
  }
}
