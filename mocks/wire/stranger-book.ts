import type { Part } from '../world.ts';

/** Requests that reached no route, by system, method and path. */
export interface Stranger {
  readonly system: string;
  readonly request: string;
  /** The closest route and what differs, as the answer told it. */
  readonly explanation: string;
  readonly count: number;
}

/** Different strangers kept; further ones are counted by the journal only. */
const KINDS = 200;

/** Remembers which requests no route was there for, so that a mock's gaps can be seen. */
export class StrangerBook {
  readonly #seen = new Map<string, Stranger>();

  add(system: string, request: string, explanation: string): void {
    const key = `${system} ${request}`;
    const { count = 0 } = this.#seen.get(key) ?? {};
    if (count === 0 && this.#seen.size >= KINDS) return;
    this.#seen.set(key, { system, request, explanation, count: count + 1 });
  }

  /** Most frequent first. */
  all(): readonly Stranger[] {
    return [...this.#seen.values()].sort((a, b) => b.count - a.count);
  }
}

/** A lane's strangers. */
export const STRANGERS: Part<StrangerBook> = {
  name: 'strangers',
  make: () => new StrangerBook(),
};
