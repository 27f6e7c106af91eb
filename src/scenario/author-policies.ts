import type { LoadOperation } from '../model/operations.ts';
import type { Duration } from './author.ts';

/** A client's timeouts, tries, breaker and cache. Wall clock. Defaults: those of the preset. */
export interface PolicySpec {
  readonly timeout?: Duration;
  /** Attempts a request, the first included, 1 to 10; more than 3 multiply an outage. */
  readonly attempts?: number;
  readonly backoff?: Duration;
  readonly backoffCap?: Duration;
  /** `full` (default): uniform between nothing and the back-off; `none`: the back-off itself. */
  readonly jitter?: 'full' | 'none';
  /** Whether `Retry-After` is waited for; default true. */
  readonly heedsRetryAfter?: boolean;
  /** Retries as a share of requests, 0 to 1, beyond which the client stops retrying. */
  readonly retryBudget?: number;
  /** When a store's client stops calling; `false`: never. */
  readonly breaker?: BreakerSpec | false;
  /** Answers to look-ups that are kept; default: none. */
  readonly cache?: CacheSpec | false;
}

/** Opens after `failures` calls in a row, tries again after `openFor` with `probes` calls. */
export interface BreakerSpec {
  readonly failures?: number;
  readonly openFor?: Duration;
  readonly probes?: number;
}

/** Keeps answers for `ttl`; default of `operations`: `promotions.lookup`. */
export interface CacheSpec {
  readonly ttl: Duration;
  readonly operations?: readonly LoadOperation[];
}

/** How tills pay. */
export interface PaymentPolicySpec extends PolicySpec {
  /** No answer in time: ask what became of it (`status`), or blindly pay once more (`repeat`). */
  readonly onSilence?: 'status' | 'repeat';
}

/** How stores report trouble. */
export interface SupportPolicySpec extends PolicySpec {
  /** Whether a store opens one more ticket for an issue it hears nothing of. */
  readonly duplicates?: boolean;
}

/** How stores hand their sales to head office after an outage. Business clock. */
export interface SalesPolicySpec extends PolicySpec {
  /** `bounded` (default): at a pace, from an instant of the store's own; `naive`: all at once. */
  readonly reconnect?: 'bounded' | 'naive';
  /** `bounded`: documents a business second and store while a backlog lasts; default 0.25. */
  readonly flushRate?: number;
  /** `bounded`: stores begin within so long of finding the line again; default `1min`. */
  readonly flushSpread?: Duration;
}

/** What tills do on their own when they have no line. */
export interface OfflineSpec {
  /** Cards up to this amount are approved by the till, in units of the currency; default 50. */
  readonly cardLimit?: number;
}

/** How tills, stores and agents call the services. */
export interface PoliciesSpec {
  /**
   * Where the defaults come from. `naive` is a fleet of stock clients: no jitter, six attempts,
   * `Retry-After` ignored, no breaker, blind repeats of payments, duplicate tickets, and
   * everything at once after an outage.
   */
  readonly preset?: 'good' | 'naive';
  readonly promotions?: PolicySpec;
  readonly payments?: PaymentPolicySpec;
  readonly support?: SupportPolicySpec;
  readonly sales?: SalesPolicySpec;
  readonly offline?: OfflineSpec;
}
