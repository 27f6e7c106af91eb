import type { LoadOperation, Service } from './operations.ts';
import type { Micros } from './units.ts';

/**
 * How the clients of a service call it: timeouts, tries, back-off, breaker and cache. Wall clock
 * throughout, as these never scale with a compressed run.
 */
export interface ClientPolicy {
  readonly timeoutWall_us: Micros;
  /** Attempts a request, the first included; more than 3 multiply an outage (RETRY-5). */
  readonly attempts: number;
  readonly backoffBaseWall_us: Micros;
  readonly backoffCapWall_us: Micros;
  /** Retries as a share of requests, beyond which a client stops retrying. */
  readonly retryBudget: number;
  /** `full`: uniform between nothing and the back-off (RETRY-4); `none`: the back-off itself. */
  readonly jitter: 'full' | 'none';
  /** Whether `Retry-After` is waited for (RETRY-2). */
  readonly heedsRetryAfter: boolean;
  /** Absent: calls are made whatever became of those before. */
  readonly breaker?: BreakerPolicy;
  /** Absent: every look-up is asked for anew. */
  readonly cache?: CachePolicy;
}

/** When a client stops calling for a while (CB-1; Nygard, Release It!, circuit breaker). */
export interface BreakerPolicy {
  /** Calls in a row without an answer, or with a 5xx, that open it. */
  readonly failures: number;
  readonly openForWall_us: Micros;
  /** Calls let through to try it once it was open so long. */
  readonly probes: number;
}

/** Answers that a client keeps for a while. */
export interface CachePolicy {
  readonly ttlWall_us: Micros;
  /** Look-ups only: what changes nothing may be answered from memory. */
  readonly operations: readonly LoadOperation[];
}

/** How tills pay. */
export interface PaymentPolicy extends ClientPolicy {
  /** No answer in time: ask what became of it (PAY-1), or blindly pay once more. */
  readonly onSilence: 'status' | 'repeat';
}

/** How stores report trouble. */
export interface SupportPolicy extends ClientPolicy {
  /** Whether a store opens one more ticket for an issue when it has heard nothing for a while. */
  readonly duplicates: boolean;
}

/** How sale documents are handed to head office. Pace and spread are of the business clock. */
export interface SalesPolicy extends ClientPolicy {
  /** After an outage: each store at a bounded rate from an instant of its own, or all at once. */
  readonly reconnect: 'bounded' | 'naive';
  /** `bounded`: time between two documents of a store while it works its backlog off. */
  readonly flushPace_us: Micros;
  /** `bounded`: stores begin within so long of finding the line again. */
  readonly flushSpread_us: Micros;
}

/** The policies of a plan, by service. */
export interface PolicyPlan extends Readonly<Record<Service, ClientPolicy>> {
  readonly payments: PaymentPolicy;
  readonly support: SupportPolicy;
  readonly sales: SalesPolicy;
}
