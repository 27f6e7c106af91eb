import type { FaultDefinition } from '../definition.ts';

/** `body/invalid-json` */
export const bodyInvalidJson: FaultDefinition = {
  kind: 'body/invalid-json',
  appliedBy: 'service',
  means: 'The body is not JSON.',
  seen: '`malformed`; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
