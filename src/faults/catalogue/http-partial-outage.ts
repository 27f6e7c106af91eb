import type { FaultDefinition } from '../definition.ts';

/** `http/partial-outage` */
export const httpPartialOutage: FaultDefinition = {
  kind: 'http/partial-outage',
  appliedBy: 'service',
  means: 'One of several machines behind the service is broken.',
  seen: 'A share of requests, always the same keys, gets an error status.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    status: {
      key: 'status',
      kind: 'status',
      low: 400,
      usual: 503,
      about: 'The status it is answered with.',
    },
  },
};
