import { hash } from 'node:crypto';
import { BoundedMap } from '../../bounded-map.ts';
import type { Answer } from '../../wire/exchange.ts';
import type { Part } from '../../world.ts';

/** What is known of an idempotency key. */
interface KeptAnswer {
  readonly fingerprint: string;
  readonly answer: Answer;
  readonly until_ms: number;
}

const KEPT_MS = 2 * 3600e3;
const KEYS = 20_000;

/** Idempotency keys of created tickets, kept two hours. */
export class CreateKeys {
  readonly #kept = new BoundedMap<string, KeptAnswer>(KEYS);

  /** The first answer under a key; `other`: the key was used with another body. */
  find(key: string, body: string, now_ms: number): Answer | 'other' | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.until_ms <= now_ms) return undefined;
    return kept.fingerprint === hash('sha1', body) ? kept.answer : 'other';
  }

  keep(key: string, body: string, answer: Answer, now_ms: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { fingerprint: hash('sha1', body), answer, until_ms: now_ms + KEPT_MS });
  }
}

/** The keys of a lane. */
export const CREATE_KEYS: Part<CreateKeys> = {
  name: 'zendesk idempotency keys',
  make: () => new CreateKeys(),
};
