import type { LoadOperation, Operations } from '../model/operations.ts';

/** One HTTP request as a binding wants it sent; the engine adds the marks of a rehearsal. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, below the target's base URL. */
  readonly path: string;
  /** Serialised JSON. */
  readonly body?: string;
  /** Sent as a quoted structured-field string; a retry repeats it (IDEM-2). */
  readonly idempotencyKey?: string;
}

/** A reply read from a 2xx answer, or why it could not be read. */
export type Read<T> =
  | { readonly ok: true; readonly reply: T }
  | { readonly ok: false; readonly reason: string };

/** How one operation is carried over one system's API. */
export interface OperationMapping<K extends LoadOperation> {
  request(request: Operations[K]['request']): HttpRequest;
  read(status: number, body: string): Read<Operations[K]['reply']>;
}

/** Maps the operations of the services to one real system's API. */
export interface Binding {
  readonly name: string;
  readonly operations: { readonly [K in LoadOperation]: OperationMapping<K> };
}
