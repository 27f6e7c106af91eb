import type { FaultDefinition } from '../definition.ts';

/** `http/throttle` */
export const httpThrottle: FaultDefinition = {
  kind: 'http/throttle',
  appliedBy: 'service',
  means: 'The service answers at most a quota of requests per second.',
  seen: '429 with `Retry-After` and RateLimit fields beyond the quota.',
  scope: 'calls',
  per: [],
  parameters: {
    quotaPerSecond: {
      key: 'quotaPerSecond',
      kind: 'number',
      low: 0,
      high: 1000000,
      required: true,
      about: 'Requests per second for all clients together.',
    },
    retryAfter: {
      key: 'retryAfter_s',
      kind: 'wholeSeconds',
      usual: '1s',
      about: 'Advice sent as `Retry-After`.',
    },
  },
};
