import type { FaultDefinition } from '../definition.ts';

/** `net/partition` */
export const netPartition: FaultDefinition = {
  kind: 'net/partition',
  appliedBy: 'client',
  means: 'Whole stores are cut off: nothing passes in either direction.',
  seen: '`timeout` of every call; the service has not seen the requests.',
  scope: 'calls',
  per: [],
  parameters: {},
  wire: { ends: 'timeout', reaches: false },
};
