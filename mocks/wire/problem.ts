import type { Answer } from './exchange.ts';

/** The stable part of each problem's `type`, `urn:peakday:problem:<name>`. */
export type ProblemName =
  | 'malformed-json'
  | 'key-malformed'
  | 'key-required'
  | 'not-found'
  | 'method-not-allowed'
  | 'key-in-progress'
  | 'illegal-transition'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'host-not-allowed'
  | 'invalid-body'
  | 'key-reused'
  | 'throttled'
  | 'internal-error'
  | 'unavailable';

const PROBLEMS: Readonly<Record<ProblemName, readonly [status: number, title: string]>> = {
  'malformed-json': [400, 'The body is not JSON'],
  'key-malformed': [400, 'The Idempotency-Key is not a string'],
  'key-required': [400, 'An Idempotency-Key is required'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'The method is not offered here'],
  'key-in-progress': [409, 'A request with this Idempotency-Key is in progress'],
  'illegal-transition': [409, 'The ticket cannot take this step'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be JSON'],
  'host-not-allowed': [421, 'The Host is not served here'],
  'invalid-body': [422, 'The body does not fit the schema'],
  'key-reused': [422, 'The Idempotency-Key was used with another request'],
  throttled: [429, 'Too many requests'],
  'internal-error': [500, 'The service failed'],
  unavailable: [503, 'The service is unavailable'],
};

/** An RFC 9457 answer whose type is `urn:peakday:problem:<name>`. */
export function problem(
  name: ProblemName,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const [status, title] = PROBLEMS[name];
  return problemOf(name, status, title, detail, headers);
}

/** The answer of an injected status: the problem known for it, or one named by the status. */
export function statusProblem(status: number, headers: Readonly<Record<string, string>>): Answer {
  const detail = `The request was answered with ${status}.`;
  if (status === 503) return problem('unavailable', detail, headers);
  if (status === 429) return problem('throttled', detail, headers);
  if (status === 500) return problem('internal-error', detail, headers);
  return problemOf(`status-${status}`, status, `Status ${status}`, detail, headers);
}

function problemOf(
  name: string,
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>>,
): Answer {
  return {
    status,
    type: 'application/problem+json',
    headers,
    body: JSON.stringify({ type: `urn:peakday:problem:${name}`, title, status, detail }),
  };
}
