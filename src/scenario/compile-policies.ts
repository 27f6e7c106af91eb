import type { LoadOperation } from '../model/operations.ts';
import type { BreakerPolicy, CachePolicy, ClientPolicy, PolicyPlan } from '../model/policy-plan.ts';
import { seconds } from '../model/units.ts';
import type { WholePolicies } from './policy-defaults.ts';
import { duration_us } from './read.ts';

const LOOKUPS: readonly LoadOperation[] = ['promotions.lookup'];

/** The policies of an author in microseconds: wall where they are a client's, business the rest. */
export function compilePolicies(policies: WholePolicies): PolicyPlan {
  const { promotions, payments, support, sales } = policies;
  return {
    promotions: compileClient(promotions),
    payments: { ...compileClient(payments), onSilence: payments.onSilence },
    support: { ...compileClient(support), duplicates: support.duplicates },
    sales: {
      ...compileClient(sales),
      reconnect: sales.reconnect,
      flushPace_us: seconds(1 / sales.flushRate),
      flushSpread_us: duration_us(sales.flushSpread),
    },
  };
}

const compileClient = (policy: WholePolicies['promotions']): ClientPolicy => ({
  timeoutWall_us: duration_us(policy.timeout),
  attempts: policy.attempts,
  backoffBaseWall_us: duration_us(policy.backoff),
  backoffCapWall_us: duration_us(policy.backoffCap),
  retryBudget: policy.retryBudget,
  jitter: policy.jitter,
  heedsRetryAfter: policy.heedsRetryAfter,
  ...(policy.breaker !== false && { breaker: compileBreaker(policy.breaker) }),
  ...(policy.cache !== false && { cache: compileCache(policy.cache) }),
});

const compileBreaker = ({
  failures,
  openFor,
  probes,
}: Exclude<WholePolicies['promotions']['breaker'], false>): BreakerPolicy => ({
  failures,
  openForWall_us: duration_us(openFor),
  probes,
});

const compileCache = ({
  ttl,
  operations = LOOKUPS,
}: Exclude<WholePolicies['promotions']['cache'], false>): CachePolicy => ({
  ttlWall_us: duration_us(ttl),
  operations,
});
