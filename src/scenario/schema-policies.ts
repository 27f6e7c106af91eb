import * as z from 'zod';
import { OPERATIONS } from '../model/operations.ts';
import type { PoliciesSpec } from './author-policies.ts';
import { count, duration, flag, maybe, numberFrom, share } from './schema-parts.ts';

const off = z.literal(false);

const policy = {
  timeout: maybe(duration),
  attempts: maybe(count(1, 10)),
  backoff: maybe(duration),
  backoffCap: maybe(duration),
  jitter: maybe(z.enum(['full', 'none'])),
  heedsRetryAfter: maybe(flag),
  retryBudget: maybe(share),
  breaker: maybe(
    z.union([
      off,
      z.strictObject({
        failures: maybe(count(1, 1000)),
        openFor: maybe(duration),
        probes: maybe(count(1, 100)),
      }),
    ]),
  ),
  cache: maybe(
    z.union([
      off,
      z.strictObject({ ttl: duration, operations: maybe(z.array(z.enum(OPERATIONS))) }),
    ]),
  ),
};

/** The policies of all services, a preset, and what tills do without a line. */
export const policies: z.ZodType<PoliciesSpec> = z.strictObject({
  preset: maybe(z.enum(['good', 'naive'])),
  promotions: maybe(z.strictObject(policy)),
  payments: maybe(z.strictObject({ ...policy, onSilence: maybe(z.enum(['status', 'repeat'])) })),
  support: maybe(z.strictObject({ ...policy, duplicates: maybe(flag) })),
  sales: maybe(
    z.strictObject({
      ...policy,
      reconnect: maybe(z.enum(['bounded', 'naive'])),
      flushRate: maybe(numberFrom(0.001, 1000)),
      flushSpread: maybe(duration),
    }),
  ),
  offline: maybe(z.strictObject({ cardLimit: maybe(numberFrom(0, 1e6)) })),
});
