import type { FaultDefinition } from '../definition.ts';

/** `body/garbage` */
export const bodyGarbage: FaultDefinition = {
  kind: 'body/garbage',
  appliedBy: 'service',
  means: 'Answers begin with bytes that are not HTTP.',
  seen: '`reset`: the parser gives up; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
