import type { FaultDefinition } from '../definition.ts';

/** `body/wrong-type` */
export const bodyWrongType: FaultDefinition = {
  kind: 'body/wrong-type',
  appliedBy: 'service',
  means: 'A page for people stands instead of the answer: the HTML 502 of a proxy.',
  seen: '502 with HTML; the request had no effect.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
