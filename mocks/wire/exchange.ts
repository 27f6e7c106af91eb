import type { Emission } from './emission.ts';

/** A request as every adapter (sockets, MSW) hands it over: read whole, not yet understood. */
export interface Incoming {
  readonly method: string;
  /** Without query, as sent. */
  readonly path: string;
  /** The query with its question mark, or nothing. */
  readonly search: string;
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** All of them in the order sent. */
  readonly headers: () => readonly (readonly [name: string, value: string])[];
  readonly scheme: 'http' | 'https';
  readonly body: string;
  /** What the connection says of the lane: its port's, or its client certificate's name. */
  readonly lane?: string | undefined;
}

/** An answer ready to be written. An empty body is none, and has no content type. */
export interface Answer {
  readonly status: number;
  /** Any content type, e.g. `application/json`. */
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How a fault lets it go out; as HTTP says unless told. */
  readonly emission?: Emission;
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/** An answer with a JSON body. */
export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = NO_HEADERS,
): Answer => ({ status, type: 'application/json', headers, body: JSON.stringify(body) });

/** 204: the request was served and there is nothing to say. */
export const noContent = (headers: Readonly<Record<string, string>> = NO_HEADERS): Answer => ({
  status: 204,
  type: 'application/json',
  headers,
  body: '',
});
