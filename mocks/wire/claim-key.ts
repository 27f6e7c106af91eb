import type { Answer } from './exchange.ts';
import { type IdempotencyStore, readKey } from './idempotency.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

/** The key a request now holds (null: it sent none), the first answer, or a refusal. */
export type Claim =
  | { readonly key: string | null }
  | { readonly answer: Answer }
  | { readonly refusal: Refusal };

/** What a key is claimed for. */
export interface KeyedRequest {
  readonly header: string | undefined;
  readonly path: string;
  /** As sent, to be compared. */
  readonly text: string;
  /** As the route's schema read it. */
  readonly body: unknown;
}

/** Claims the Idempotency-Key of a request, or says what stands in its place. */
export function claimKey(route: Route, request: KeyedRequest, store: IdempotencyStore): Claim {
  if (route.method === 'GET') return { key: null };
  const { header, path, text, body } = request;
  if (header === undefined) {
    if (!route.keyRequired(body)) return { key: null };
    const detail = 'This request changes something: send an Idempotency-Key with it.';
    return { refusal: { name: 'key-required', detail } };
  }
  const key = readKey(header);
  if (key === null) {
    const detail = 'Send a string in quotes (RFC 8941).';
    return { refusal: { name: 'key-malformed', detail } };
  }
  const known = store.begin(key, `${path}\n${text}`);
  switch (known.state) {
    case 'fresh':
      return { key };
    case 'answered':
      return { answer: known.answer };
    case 'inProgress':
      return { refusal: IN_PROGRESS };
    case 'reused':
      return { refusal: { name: 'key-reused', detail: 'A new request needs a new key.' } };
  }
}

const IN_PROGRESS: Refusal = {
  name: 'key-in-progress',
  detail: 'Repeat it unchanged later.',
  headers: { 'retry-after': '1' },
};
