import type { FaultDefinition } from '../definition.ts';

/** `net/refuse` */
export const netRefuse: FaultDefinition = {
  kind: 'net/refuse',
  appliedBy: 'client',
  means: 'Connections from a store to a service are refused.',
  seen: '`refused`: the connection fails at once (ECONNREFUSED); the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'refused', reaches: false },
};
