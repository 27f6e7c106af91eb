import type { FaultDefinition } from '../definition.ts';

/** `net/connect-stall` */
export const netConnectStall: FaultDefinition = {
  kind: 'net/connect-stall',
  appliedBy: 'client',
  means: 'Connections from a store to a service are never established.',
  seen: '`timeout` after the whole patience of the call; the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'timeout', reaches: false },
};
