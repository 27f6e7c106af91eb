import { Breaker } from '../fleet/breaker.ts';
import type { Call } from '../kernel/ports.ts';
import type { CoveragePoint } from '../model/coverage.ts';
import {
  type LoadOperation,
  type Operation,
  type Operations,
  serviceOf,
} from '../model/operations.ts';
import type { Outcome, OutcomeKind } from '../model/outcome.ts';
import type { ClientPolicy, PolicyPlan } from '../model/policy-plan.ts';
import { storeOf } from '../model/store-of.ts';
import { ReplyCache } from './reply-cache.ts';

/** What a client says to a call without asking the service: no attempt was made. */
export interface Shortcut {
  readonly outcome: Outcome<never>;
  readonly point: CoveragePoint;
}

/** How a call ended, as far as the calls after it depend on it. */
export interface CallResult {
  readonly kind: OutcomeKind;
  readonly status?: number;
  readonly body?: Operations[Operation]['reply'];
}

const NO_ATTEMPT = { latencyWall_us: 0, attempts: 0 };
const OPEN: Shortcut = { outcome: { kind: 'refused', ...NO_ATTEMPT }, point: 'call.breakerOpen' };

/**
 * What the clients of a worker's stores remember from call to call: a breaker and kept replies for
 * each store and service. They are the store's own, not the worker's, so that stores without a line
 * do not cut off those that have one, and any number of workers gives the same run. Wall clock.
 */
export class ClientMemory {
  readonly #policies: PolicyPlan;
  readonly #breakers = new Map<string, Breaker>();
  readonly #caches = new Map<string, ReplyCache>();

  constructor(policies: PolicyPlan) {
    this.#policies = policies;
  }

  /** The answer to a call that is not to be sent; undefined: send it. */
  consult(call: Call, now_us: number): Shortcut | undefined {
    const { breaker, cache } = this.#policyOf(call);
    if (isKept(cache, call)) {
      const body = this.#caches.get(scopeOf(call))?.get(keyOf(call), now_us);
      // It was the reply to an equal request of this operation.
      if (body !== undefined) return kept(body as never);
    }
    if (breaker === undefined || this.#breakers.size === 0) return undefined;
    const known = this.#breakers.get(scopeOf(call));
    return known === undefined || known.admits(now_us) ? undefined : OPEN;
  }

  /** A call that was sent has come to this end. */
  ended(call: Call, result: CallResult, now_us: number): void {
    const { breaker, cache } = this.#policyOf(call);
    if (breaker !== undefined) this.#judge(call, breaker, isGood(result), now_us);
    if (result.kind !== 'ok' || result.body === undefined || !isKept(cache, call)) return;
    const scope = scopeOf(call);
    const replies = this.#caches.get(scope) ?? new ReplyCache(cache.ttlWall_us);
    this.#caches.set(scope, replies);
    replies.put(keyOf(call), result.body, now_us);
  }

  /** A store has a breaker from its first failure on, and until a call succeeds. */
  #judge(
    call: Call,
    { failures, openForWall_us, probes }: NonNullable<ClientPolicy['breaker']>,
    good: boolean,
    now_us: number,
  ): void {
    if (good) {
      if (this.#breakers.size > 0) this.#breakers.delete(scopeOf(call));
      return;
    }
    const scope = scopeOf(call);
    const breaker =
      this.#breakers.get(scope) ?? new Breaker({ failures, openFor_us: openForWall_us, probes });
    this.#breakers.set(scope, breaker);
    breaker.saw(false, now_us);
  }

  #policyOf({ operation }: Call): ClientPolicy {
    return this.#policies[serviceOf(operation as LoadOperation)];
  }
}

/** Whose client it is, and of which service. */
const scopeOf = ({ device, operation }: Call): string =>
  `${serviceOf(operation as LoadOperation)}@${storeOf(device) ?? ''}`;

/** The same for every till that asks the same. */
function keyOf({ operation, request }: Call): string {
  if (operation !== 'promotions.lookup') return `${operation} ${JSON.stringify(request)}`;
  const { what, code } = request as Operations['promotions.lookup']['request'];
  return `${what} ${code}`;
}

const isKept = (
  cache: ClientPolicy['cache'],
  { operation }: Call,
): cache is NonNullable<ClientPolicy['cache']> =>
  cache?.operations.includes(operation as LoadOperation) ?? false;

const isGood = ({ kind, status = 0 }: CallResult): boolean =>
  kind === 'ok' || kind === 'malformed' || (kind === 'status' && status < 500);

const kept = (body: never): Shortcut => ({
  outcome: { kind: 'ok', status: 200, body, ...NO_ATTEMPT },
  point: 'call.fromCache',
});
