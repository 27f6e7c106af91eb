import type { FaultDefinition } from '../definition.ts';

/** `body/oversize` */
export const bodyOversize: FaultDefinition = {
  kind: 'body/oversize',
  appliedBy: 'service',
  means: 'Answers are blown up.',
  seen: 'A body of so many bytes; the contents are right.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    bytes: {
      key: 'bytes',
      kind: 'count',
      low: 1,
      high: 100000000,
      usual: 1000000,
      about: 'Bytes of the body.',
    },
  },
};
