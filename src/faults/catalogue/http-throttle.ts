import type { FaultDefinition } from '../definition.ts';

/** `http/throttle` */
export const httpThrottle: FaultDefinition = {
  kind: 'http/throttle',
  appliedBy: 'service',
  means: 'The service answers at most a quota of requests per second.',
  seen: '429 with `Retry-After` and RateLimit fields beyond the quota.',
};
