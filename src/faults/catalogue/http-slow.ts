import type { FaultDefinition } from '../definition.ts';

/** `http/slow` */
export const httpSlow: FaultDefinition = {
  kind: 'http/slow',
  appliedBy: 'service',
  means: 'The service takes longer: each answer is delayed by a drawn time.',
  seen: 'A late answer, or `timeout` when it outlasts the policy.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    latency: {
      key: 'latencyWall_us',
      kind: 'distribution',
      clock: 'wall',
      required: true,
      about: 'Added to each request.',
    },
  },
};
