import type { FaultDefinition } from '../definition.ts';

/** `body/replay` */
export const bodyReplay: FaultDefinition = {
  kind: 'body/replay',
  appliedBy: 'service',
  means: 'An answer from before is sent again.',
  seen: 'The right form with the contents of another request.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
