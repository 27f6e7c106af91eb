import type { Operation } from '../../src/model/operations.ts';
import type { Withheld } from '../promotions/matching.ts';

/** A request as every adapter (sockets, MSW) hands it over: read whole, not yet understood. */
export interface Incoming {
  readonly method: string;
  /** Without query, as sent. */
  readonly path: string;
  /** Members of the path, e.g. `{ ticketId: 'ticket-7' }`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: (name: string) => string | undefined;
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** An answer ready to be written. An empty body is none, and has no content type. */
export interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'application/problem+json';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that was understood, as a route serves it. */
export interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: (name: string) => string | undefined;
  readonly withheld: Withheld | undefined;
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/** An answer with a JSON body. */
export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = NO_HEADERS,
): Answer => ({ status, type: 'application/json', headers, body: JSON.stringify(body) });

/** 204: the request was served and there is nothing to say. */
export const noContent = (): Answer => ({
  status: 204,
  type: 'application/json',
  headers: NO_HEADERS,
  body: '',
});

/** The operation of a request, or null for what the fleet does not know (lists, comments). */
export type OperationOf = (body: unknown) => Operation | null;
