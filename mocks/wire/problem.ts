import type { Answer } from './exchange.ts';
import type { ProblemName, Refusal } from './refusal.ts';

const PROBLEMS: Readonly<Record<ProblemName, readonly [status: number, title: string]>> = {
  'malformed-json': [400, 'The body is not JSON'],
  'key-malformed': [400, 'The Idempotency-Key is not a string'],
  'key-required': [400, 'An Idempotency-Key is required'],
  'lane-malformed': [400, 'The lane has no proper name'],
  unauthorised: [401, 'Credentials are missing or wrong'],
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
  'rate-limited': [429, 'Too many requests'],
  'internal-error': [500, 'The service failed'],
  'not-implemented': [501, 'Nothing here has this method and path'],
  unavailable: [503, 'The service is unavailable'],
  'too-many-lanes': [503, 'There is no room for another lane'],
};

/** The status of a refusal: its own, or the one its name has. */
export const statusOf = ({ name, status }: Refusal): number => status ?? PROBLEMS[name][0];

/** An RFC 9457 answer whose type is `urn:peakday:problem:<name>`. */
export const problem = (
  name: ProblemName,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => problemOf({ name, detail, headers });

/** A refusal in the reference services' shape: the problem it names, or one named by its status. */
export function problemOf(refusal: Refusal): Answer {
  const { name, detail, headers = {} } = refusal;
  const [usual, words] = PROBLEMS[name];
  const status = statusOf(refusal);
  const [last, title] = status === usual ? [name, words] : [`status-${status}`, `Status ${status}`];
  return {
    status,
    type: 'application/problem+json',
    headers,
    body: JSON.stringify({ type: `urn:peakday:problem:${last}`, title, status, detail }),
  };
}

/** The refusal that an injected status is: the problem known for it, or the service's failure. */
export function refusalOf(status: number, headers: Readonly<Record<string, string>>): Refusal {
  const detail = `The request was answered with ${status}.`;
  return { name: KNOWN[status] ?? 'internal-error', status, detail, headers };
}

const KNOWN: Readonly<Record<number, ProblemName>> = { 429: 'throttled', 503: 'unavailable' };
