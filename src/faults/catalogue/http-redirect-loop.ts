import type { FaultDefinition } from '../definition.ts';

/** `http/redirect-loop` */
export const httpRedirectLoop: FaultDefinition = {
  kind: 'http/redirect-loop',
  appliedBy: 'service',
  means: 'The service sends its clients round in a circle.',
  seen: '307 to itself; clients that follow it never arrive.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
