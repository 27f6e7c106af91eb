import type { FaultDefinition } from '../definition.ts';

/** `net/bandwidth` */
export const netBandwidth: FaultDefinition = {
  kind: 'net/bandwidth',
  appliedBy: 'client',
  means: 'The way between a store and a service is narrow, in both directions.',
  seen: 'The answer comes late by the time its bytes and those of the request take.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    bytesPerSecond: {
      key: 'bytesPerSecond',
      kind: 'count',
      low: 1,
      high: 1000000000,
      required: true,
      about: 'In each direction.',
    },
  },
  wire: { ends: 'late', reaches: true },
};
