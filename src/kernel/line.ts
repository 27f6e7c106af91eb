/** One who stands in line. `left` marks who reneged; it is skipped when its turn comes. */
export interface InLine {
  left: boolean;
}

/** A first-come-first-served line from which anyone may leave at no cost. */
export class Line<T extends InLine> {
  #entries: T[] = [];
  #head = 0;
  #length = 0;

  /** How many stand in line and have not left. */
  get length(): number {
    return this.#length;
  }

  join(entry: T): void {
    this.#entries.push(entry);
    this.#length++;
  }

  /** Puts the entry ahead of the first one for which `behind` holds. */
  joinBefore(entry: T, behind: (other: T) => boolean): void {
    let at = this.#entries.length;
    while (at > this.#head) {
      const other = this.#entries[at - 1];
      if (other === undefined || (!other.left && !behind(other))) break;
      at--;
    }
    this.#entries.splice(at, 0, entry);
    this.#length++;
  }

  leave(entry: T): void {
    if (entry.left) return;
    entry.left = true;
    this.#length--;
    this.#tidy();
  }

  /** Takes the first in line who fits, or `undefined`. */
  serve(fits: (entry: T) => boolean = () => true): T | undefined {
    for (let i = this.#head; i < this.#entries.length; i++) {
      const entry = this.#entries[i];
      if (entry === undefined || entry.left || !fits(entry)) continue;
      entry.left = true;
      this.#length--;
      this.#tidy();
      return entry;
    }
    return undefined;
  }

  #tidy(): void {
    while (this.#head < this.#entries.length && this.#entries[this.#head]?.left) this.#head++;
    if (this.#head === this.#entries.length) {
      this.#entries = [];
      this.#head = 0;
    } else if (this.#head > 32 && this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
  }
}
