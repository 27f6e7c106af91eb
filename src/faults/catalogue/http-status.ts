import type { FaultDefinition } from '../definition.ts';

/** `http/status` */
export const httpStatus: FaultDefinition = {
  kind: 'http/status',
  appliedBy: 'service',
  means: 'The service answers with an error status instead of doing the work.',
  seen: '`status` with a problem document; the work was not done.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    status: {
      key: 'status',
      kind: 'status',
      low: 400,
      required: true,
      about: 'The status it is answered with.',
    },
    retryAfter: {
      key: 'retryAfter_s',
      kind: 'wholeSeconds',
      about: 'Advice sent as `Retry-After`.',
    },
  },
};
