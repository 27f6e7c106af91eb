/** One HTTP attempt as it goes on the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string | undefined;
  readonly timeoutWall_us: number;
}

/** What came of an attempt. An `answered` one has a whole response, whatever its status. */
export type AttemptResult =
  | {
      readonly end: 'answered';
      readonly status: number;
      readonly body: string;
      readonly retryAfter_s: number | undefined;
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
      return 'reset';
  }
}

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
