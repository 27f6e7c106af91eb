import { hash } from 'node:crypto';
import { BoundedMap } from '../bounded-map.ts';
import type { Answer } from './exchange.ts';

/** What the store says of a key: go on, wait, refuse, or here is the first answer. */
export type KeyState =
  | { readonly state: 'fresh' }
  | { readonly state: 'inProgress' }
  | { readonly state: 'reused' }
  | { readonly state: 'answered'; readonly answer: Answer };

interface Entry {
  readonly fingerprint: string;
  readonly answer: Answer | undefined;
}

/** Keys kept per API and lane; the oldest are forgotten first. */
const KEYS = 20_000;

/**
 * Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): the same key with the same
 * request gets the first answer again. Requests are compared by hash, bodies are not kept.
 */
export class IdempotencyStore {
  readonly #entries: BoundedMap<string, Entry>;

  constructor(limit: number = KEYS) {
    this.#entries = new BoundedMap(limit);
  }

  /** Claims a key for a request, or says why not. */
  begin(key: string, request: string): KeyState {
    const fingerprint = hash('sha1', request, 'base64');
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#entries.set(key, { fingerprint, answer: undefined });
      return { state: 'fresh' };
    }
    if (entry.fingerprint !== fingerprint) return { state: 'reused' };
    if (entry.answer === undefined) return { state: 'inProgress' };
    return { state: 'answered', answer: entry.answer };
  }

  /** Keeps the answer of a claimed key. */
  end(key: string, answer: Answer): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#entries.set(key, { ...entry, answer });
  }

  /** Gives a claimed key back: nothing was done under it. */
  abandon(key: string): void {
    this.#entries.delete(key);
  }
}

/**
 * Reads the header: a structured-field string in quotes (RFC 8941 §3.3.3), or bare.
 * @returns null when it is neither
 */
export function readKey(header: string): string | null {
  const value = header.trim();
  const quoted = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255})"$/.exec(value);
  if (quoted?.[1] !== undefined) return quoted[1].replace(/\\(["\\])/g, '$1');
  return /^[\x21\x23-\x7e]{1,255}$/.test(value) ? value : null;
}
