import type { FaultDefinition } from '../definition.ts';

/** `http/saturate` */
export const httpSaturate: FaultDefinition = {
  kind: 'http/saturate',
  appliedBy: 'service',
  means: 'The service has so much capacity and no more: latency grows with load.',
  seen: 'Answers come later the more wait; beyond the queue 503 at once.',
  scope: 'calls',
  per: [],
  parameters: {
    capacity: {
      key: 'capacity',
      kind: 'count',
      low: 1,
      high: 100000,
      required: true,
      about: 'Requests served at once.',
    },
    serviceTime: {
      key: 'serviceWall_us',
      kind: 'distribution',
      clock: 'wall',
      required: true,
      about: 'How long each takes.',
    },
    queueLimit: {
      key: 'queueLimit',
      kind: 'count',
      low: 0,
      high: 10000000,
      usual: 100,
      about: 'How many may wait.',
    },
  },
};
