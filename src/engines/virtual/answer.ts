import type { LoadOperation, Operations } from '../../model/operations.ts';

/** What a service's domain says to a call: a reply, or a refusal by its HTTP status. */
export type Answer =
  | { readonly ok: true; readonly reply: Operations[LoadOperation]['reply'] }
  | { readonly ok: false; readonly status: number };
