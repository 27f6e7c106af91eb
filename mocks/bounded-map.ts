/**
 * A map with a stated bound on its memory: it remembers the newest `limit` entries at least and
 * twice as many at most, by generations. Evicting entry by entry from a Map costs more and more
 * in V8, which walks over what was deleted; here a whole generation is dropped at once.
 */
export class BoundedMap<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: K): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** Replacing keeps the place. */
  set(key: K, value: V): void {
    if (this.#old.has(key)) {
      this.#old.set(key, value);
      return;
    }
    this.#young.set(key, value);
    if (this.#young.size <= this.#limit) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  delete(key: K): boolean {
    return this.#young.delete(key) || this.#old.delete(key);
  }

  /** Oldest first. */
  *values(): IterableIterator<V> {
    yield* this.#old.values();
    yield* this.#young.values();
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
