import type { LoadOperation } from '../../model/operations.ts';

/** One HTTP attempt as it goes on the wire. */
export interface WireRequest {
  readonly operation: LoadOperation;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string | undefined;
  readonly timeoutWall_us: number;
}

/** Headers of an answer, by their names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What came of an attempt. An `answered` one has a whole response, whatever its status. */
export type AttemptResult =
  | {
      readonly end: 'answered';
      readonly status: number;
      readonly body: string;
      readonly retryAfter_s: number | undefined;
      /** By their names in lower case; absent where nothing is on a wire. */
      readonly headers?: AnswerHeaders;
      readonly service_us: number;
    }
  | { readonly end: 'refused' | 'reset' | 'timeout' | 'cut'; readonly service_us: number };

/** Which failure of a transport is which, by undici's and Node's codes. */
export function classify(cause: unknown): 'refused' | 'reset' | 'timeout' {
  const code = codeOf(cause);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'refused';
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return code !== undefined && HANDSHAKE.test(code) ? 'refused' : 'reset';
  }
}

/** OpenSSL's and Node's words for a handshake that failed: nothing was sent. */
const HANDSHAKE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  const { code, errors } = cause as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) ? codeOf(errors[0]) : undefined;
}

/** `Retry-After` in seconds, from a number or an HTTP date; `undefined` when there is none. */
export function retryAfterSeconds(value: string | undefined, now_ms: number): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now_ms) / 1e3);
}
