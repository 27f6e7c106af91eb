import type { FaultDefinition } from '../definition.ts';

/** `net/blackhole` */
export const netBlackhole: FaultDefinition = {
  kind: 'net/blackhole',
  appliedBy: 'client',
  means: 'Connections are accepted and everything sent on them is swallowed.',
  seen: '`timeout`: no answer ever comes; the service has not seen the request.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'timeout', reaches: false },
};
