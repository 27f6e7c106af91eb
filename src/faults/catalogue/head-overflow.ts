import type { FaultDefinition } from '../definition.ts';

/** `head/overflow` */
export const headOverflow: FaultDefinition = {
  kind: 'head/overflow',
  appliedBy: 'service',
  means: 'The head of answers is larger than clients take.',
  seen: '`reset`: the parser gives up (UND_ERR_HEADERS_OVERFLOW); the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    bytes: {
      key: 'bytes',
      kind: 'count',
      low: 1,
      high: 10000000,
      usual: 65536,
      about: 'Bytes of the head.',
    },
  },
};
