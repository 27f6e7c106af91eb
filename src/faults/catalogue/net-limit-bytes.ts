import type { FaultDefinition } from '../definition.ts';

/** `net/limit-bytes` */
export const netLimitBytes: FaultDefinition = {
  kind: 'net/limit-bytes',
  appliedBy: 'client',
  means: 'Connections are closed after so many bytes of the answer, its head included.',
  seen: '`reset` when the answer is longer; the service has done the work and the answer is lost.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    bytes: {
      key: 'bytes',
      kind: 'count',
      low: 0,
      high: 1000000000,
      required: true,
      about: 'Bytes of the answer that pass.',
    },
  },
  wire: { ends: 'reset', reaches: true },
};
