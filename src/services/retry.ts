import type { OutcomeKind } from '../model/outcome.ts';
import type { ClientPolicy } from '../model/policy-plan.ts';

/** How one attempt ended, as far as the next one depends on it. */
export interface AttemptEnd {
  readonly kind: OutcomeKind;
  /** HTTP status, when there was one. */
  readonly status?: number;
  /** Whether the request carries an idempotency key, so that 409 means it is in progress. */
  readonly keyed?: boolean;
  /** Whether the binding read a rate limit in it, whatever its status. */
  readonly limited?: boolean;
  /** The service's advice, seconds (RFC 9110 §10.2.3). */
  readonly retryAfter_s?: number;
}

/** Statuses worth another try: the request was not done, and may be next time. */
const RETRYABLE = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * How long to wait before the next attempt, or `undefined` for no further one. Capped exponential
 * back-off with full jitter (AWS Builders' Library, timeouts, retries and backoff with jitter)
 * unless the policy has none; `Retry-After` is a minimum where it is heeded; other 4xx are never retried (RFC 9110 §15.5).
 * @param attempt attempts made so far, from 1
 * @param jitter gives a draw uniform in [0, 1) from the device's own jitter stream, when needed
 * @returns wall microseconds
 */
export function retryDelay(
  policy: ClientPolicy,
  attempt: number,
  end: AttemptEnd,
  jitter: () => number,
): number | undefined {
  if (attempt >= policy.attempts || end.kind === 'ok' || end.kind === 'malformed') return undefined;
  if (end.kind === 'status' && !isTransient(end)) return undefined;
  const ceiling = Math.min(
    policy.backoffCapWall_us,
    policy.backoffBaseWall_us * 2 ** (attempt - 1),
  );
  const advised_us = policy.heedsRetryAfter ? (end.retryAfter_s ?? 0) * 1e6 : 0;
  return Math.round(advised_us + (policy.jitter === 'full' ? jitter() : 1) * ceiling);
}

/**
 * Whether an answer's status may be another one next time. 409 on a keyed request means that it
 * is in progress: wait, and ask again unchanged (IDEM-4).
 */
export const isTransient = ({
  status = 0,
  keyed = false,
  limited = false,
}: Pick<AttemptEnd, 'status' | 'keyed' | 'limited'>): boolean =>
  RETRYABLE.has(status) || (status === 409 && keyed) || limited;

/**
 * Keeps retries below a share of requests, so that retries cannot multiply an outage (Google SRE
 * book, Handling Overload). Each request earns a fraction of a retry; a small reserve lets a quiet
 * client retry at all.
 */
export class RetryBudget {
  readonly #share: number;
  readonly #reserve: number;
  #tokens: number;

  constructor(share: number, reserve = 10) {
    this.#share = share;
    this.#reserve = reserve;
    this.#tokens = reserve;
  }

  /** A first attempt was made. */
  earn(): void {
    this.#tokens = Math.min(this.#reserve * 10, this.#tokens + this.#share);
  }

  /** @returns whether a retry may be made, and takes it off the budget */
  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
