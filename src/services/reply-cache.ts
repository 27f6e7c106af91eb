import type { Operation, Operations } from '../model/operations.ts';

type Reply = Operations[Operation]['reply'];

/** Entries kept; the oldest go first. */
const LIMIT = 5_000;

/** Replies to look-ups, each good for a while. Wall clock; bounded. */
export class ReplyCache {
  readonly #ttl_us: number;
  readonly #kept = new Map<string, { readonly reply: Reply; readonly until_us: number }>();

  constructor(ttl_us: number) {
    this.#ttl_us = ttl_us;
  }

  get(key: string, now_us: number): Reply | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    if (now_us < kept.until_us) return kept.reply;
    this.#kept.delete(key);
    return undefined;
  }

  put(key: string, reply: Reply, now_us: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { reply, until_us: now_us + this.#ttl_us });
    const [oldest] = this.#kept.size > LIMIT ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
