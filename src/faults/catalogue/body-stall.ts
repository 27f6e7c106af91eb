import type { FaultDefinition } from '../definition.ts';

/** `body/stall` */
export const bodyStall: FaultDefinition = {
  kind: 'body/stall',
  appliedBy: 'service',
  means: 'Answers stop in the middle of the body and stay open.',
  seen: '`timeout`; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
