/** A section's id in the page, and what is in it: HTML. */
export type Section = readonly [id: string, html: string];

/** Somebody who looks on: she is owed what changed since she last took something. */
export interface Viewer {
  /**
   * Everything that is not as she has it; waits until there is something. Undefined once the
   * board has ended and she has seen its last state.
   */
  readonly next: () => Promise<readonly Section[] | undefined>;
  readonly leave: () => void;
}

/**
 * The newest state of every section. Nothing is queued: a viewer who takes long misses the states
 * between, so that she costs the same memory however slow she is.
 */
export class Board {
  readonly #sections = new Map<string, { readonly html: string; readonly state: number }>();
  /** What is owed to whoever last saw a state: the same to all of them. */
  readonly #owed = new Map<number, readonly Section[]>();
  #state = 0;
  readonly #waiting = new Set<() => void>();
  readonly #viewers = new Set<object>();
  #ended = false;

  get viewers(): number {
    return this.#viewers.size;
  }

  /** The newest state of every section. */
  get up(): readonly Section[] {
    return this.#since(0);
  }

  /** Puts sections up; those that are as they were change nothing. */
  publish(sections: readonly Section[]): void {
    const news = sections.filter(([id, html]) => this.#sections.get(id)?.html !== html);
    if (news.length === 0) return;
    this.#state++;
    this.#owed.clear();
    for (const [id, html] of news) this.#sections.set(id, { html, state: this.#state });
    this.#wake();
  }

  /** What is up is the last state. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  join(): Viewer {
    let seen = 0;
    const me = {};
    let gone = false;
    this.#viewers.add(me);
    const leave = (): void => {
      gone = true;
      this.#viewers.delete(me);
      this.#wake();
    };
    const next = async (): Promise<readonly Section[] | undefined> => {
      for (;;) {
        if (gone) return undefined;
        if (seen < this.#state) {
          const news = this.#since(seen);
          seen = this.#state;
          return news;
        }
        if (this.#ended) return undefined;
        await new Promise<void>((resolve) => this.#waiting.add(resolve));
      }
    };
    return { next, leave };
  }

  #since(seen: number): readonly Section[] {
    const known = this.#owed.get(seen);
    if (known !== undefined) return known;
    const news = [...this.#sections]
      .filter(([, { state }]) => state > seen)
      .map(([id, { html }]) => [id, html] as const);
    this.#owed.set(seen, news);
    return news;
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }
}
