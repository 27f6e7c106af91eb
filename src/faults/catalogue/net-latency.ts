import type { FaultDefinition } from '../definition.ts';

/** `net/latency` */
export const netLatency: FaultDefinition = {
  kind: 'net/latency',
  appliedBy: 'client',
  means: 'The way between a store and a service is slow: each attempt is delayed by a drawn time.',
  seen: 'The answer comes late by the drawn time; nothing else changes.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    latency: {
      key: 'latencyWall_us',
      kind: 'distribution',
      clock: 'wall',
      required: true,
      about: 'Added to each attempt.',
    },
  },
  wire: { ends: 'late', reaches: true },
};
