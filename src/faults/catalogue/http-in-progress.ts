import type { FaultDefinition } from '../definition.ts';

/** `http/in-progress` */
export const httpInProgress: FaultDefinition = {
  kind: 'http/in-progress',
  appliedBy: 'service',
  means: 'The same request is taken to be under way already.',
  seen: '409: to be asked again unchanged after a while.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    retryAfter: {
      key: 'retryAfter_s',
      kind: 'wholeSeconds',
      usual: '1s',
      about: 'Advice sent as `Retry-After`.',
    },
  },
};
