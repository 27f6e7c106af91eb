import type { FaultDefinition } from '../definition.ts';

/** `body/malformed-chunk` */
export const bodyMalformedChunk: FaultDefinition = {
  kind: 'body/malformed-chunk',
  appliedBy: 'service',
  means: 'The chunked coding of answers is broken.',
  seen: '`reset`: the parser gives up; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
