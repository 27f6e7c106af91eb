/** So many requests in so long a window. */
export interface QuotaRule {
  readonly requests: number;
  readonly window_s: number;
}

/** Where a caller stands in the window under way. */
export interface QuotaState {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends, at least 1. */
  readonly resets_s: number;
  /** Unix time of that, seconds. */
  readonly resetsAt_s: number;
  readonly isOver: boolean;
}

/**
 * A rate limit in fixed windows of the services' clock, one count for each key (user, account).
 * Refused requests count, too, as they do at Freshworks; they change nothing in a fixed window.
 */
export class Quota {
  readonly rule: QuotaRule;
  readonly #used = new Map<string, number>();
  #window = -1;

  constructor(rule: QuotaRule) {
    this.rule = rule;
  }

  /** Counts a request. */
  take(key: string, now_ms: number): QuotaState {
    this.#turn(now_ms);
    this.#used.set(key, (this.#used.get(key) ?? 0) + 1);
    return this.state(key, now_ms);
  }

  /** Without counting. */
  state(key: string, now_ms: number): QuotaState {
    this.#turn(now_ms);
    const { requests, window_s } = this.rule;
    const used = this.#used.get(key) ?? 0;
    const resetsAt_s = (this.#window + 1) * window_s;
    return {
      limit: requests,
      remaining: Math.max(0, requests - used),
      resets_s: Math.max(1, Math.ceil(resetsAt_s - now_ms / 1e3)),
      resetsAt_s: Math.ceil(resetsAt_s),
      isOver: used > requests,
    };
  }

  #turn(now_ms: number): void {
    const window = Math.floor(now_ms / 1e3 / this.rule.window_s);
    if (window === this.#window) return;
    this.#window = window;
    this.#used.clear();
  }
}
