import type { FaultDefinition } from '../definition.ts';

/** `body/truncate` */
export const bodyTruncate: FaultDefinition = {
  kind: 'body/truncate',
  appliedBy: 'service',
  means: 'Answers end in the middle of the body.',
  seen: '`reset`: fewer bytes than promised; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
