import type { FaultDefinition } from '../definition.ts';

/** `http/unavailable` */
export const httpUnavailable: FaultDefinition = {
  kind: 'http/unavailable',
  appliedBy: 'service',
  means: 'The service is closed for business: nothing is done.',
  seen: '503 with `Retry-After` where it is given; the request had no effect.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    retryAfter: {
      key: 'retryAfter_s',
      kind: 'wholeSeconds',
      about: 'Advice sent as `Retry-After`.',
    },
  },
};
