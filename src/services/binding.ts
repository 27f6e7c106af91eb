import type { LoadOperation, Operations, Service } from '../model/operations.ts';
import type { AuthKind } from '../model/plan.ts';

/** One HTTP request as a binding wants it sent; the engine adds marks and credentials. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, below the target's base URL. */
  readonly path: string;
  /** Serialised, as `contentType` says. */
  readonly body?: string;
  /** Of the body; JSON where it is absent. */
  readonly contentType?: string;
  /** Headers of this system's own, lower case; never credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as the binding's `keyHeader` says; a retry repeats it (IDEM-2). */
  readonly idempotencyKey?: string;
}

/** A whole answer of a service, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
}

/** A reply read from a 2xx answer, or why it could not be read. */
export type Read<T> =
  | { readonly ok: true; readonly reply: T }
  | { readonly ok: false; readonly reason: string };

/** What a binding knows besides the request. */
export interface BindingContext {
  /** Marks whatever the run creates; `externalRef` and `requestId` begin with it. */
  readonly runId: string;
  /** The target's own settings: an assignment group, a project key. */
  readonly settings: Readonly<Record<string, string>>;
  /**
   * Of one worker and bounded: the oldest entries go first. Another worker does not see it, so
   * what must be found again is to be asked of the system.
   */
  readonly memory: Map<string, string>;
}

/** How one operation is carried by one request: the fast path. */
export interface OperationMapping<K extends LoadOperation> {
  request(request: Operations[K]['request'], context: BindingContext): HttpRequest;
  /** Reads a 2xx answer. */
  read(status: number, body: string): Read<Operations[K]['reply']>;
}

/** How a dialogue ends: with a reply, an unreadable answer, or the system's refusal. */
export type DialogueEnd<T> = Read<T> | { readonly refused: HttpAnswer };

/**
 * How one operation is carried by several requests. Each yielded request is retried as the client
 * policy says; its 2xx or 4xx answer is handed in. No answer, a 5xx, or retries that are used up
 * end the call with that outcome, and the generator is dropped.
 */
export interface OperationDialogue<K extends LoadOperation> {
  steps(
    request: Operations[K]['request'],
    context: BindingContext,
  ): Generator<HttpRequest, DialogueEnd<Operations[K]['reply']>, HttpAnswer>;
}

/** Maps the operations of the services to one real system's API. */
export interface Binding {
  readonly name: string;
  /** The services it can stand for; every operation of theirs is mapped or `absent`. */
  readonly services: readonly Service[];
  readonly operations: {
    readonly [K in LoadOperation]?: OperationMapping<K> | OperationDialogue<K>;
  };
  /**
   * Operations the system does not have. `accepted`: answered here with `{ accepted: true }`, for
   * operations whose reply nobody reads; `unsupported` (the default): answered here with 501.
   * Neither is ever sent or counted as load.
   */
  readonly absent?: Readonly<Partial<Record<LoadOperation, 'accepted' | 'unsupported'>>>;
  /** The kinds of credentials it takes. */
  readonly auth: readonly AuthKind[];
  /**
   * Header of an idempotency key. Absent: `idempotency-key`, quoted (a structured-field string);
   * a name: sent bare in it; `null`: the system knows none, and none is sent.
   */
  readonly keyHeader?: string | null;
  /** Header an `apiKey` goes into; default `x-api-key`. */
  readonly apiKeyHeader?: string;
  /** What stands before the key; `Basic`: the key is the user of HTTP Basic, password `X`. */
  readonly apiKeyScheme?: string;
  /**
   * Path of a GET that costs nothing and that any valid account may make: what a preflight asks
   * for. Absent: `/health`, where any answer will do.
   */
  readonly health?: string;
  /** Headers of the system's own that the health request needs, from the target's settings. */
  healthHeaders?(settings: BindingContext['settings']): Readonly<Record<string, string>>;
  /**
   * Rate limits beyond `Retry-After`: asked about every answer from status 400 on.
   * @returns seconds to wait, which makes the answer worth another try; `undefined` otherwise
   */
  advice?(answer: HttpAnswer): number | undefined;
  /** Removes what a run created, found by its mark; the number removed is returned. */
  cleanup?(context: BindingContext): Generator<HttpRequest, number, HttpAnswer>;
}
