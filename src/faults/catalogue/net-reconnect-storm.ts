import type { FaultDefinition } from '../definition.ts';

/** `net/reconnect-storm` */
export const netReconnectStorm: FaultDefinition = {
  kind: 'net/reconnect-storm',
  appliedBy: 'client',
  means: 'All connections of the stores drop at one instant and are opened anew.',
  seen: 'The first call of each device after it ends with `reset`; the service has not seen it, and gets as many new connections at that instant as were open.',
  scope: 'calls',
  per: [],
  trigger: { kind: 'first', count: 1 },
  parameters: {},
  wire: { ends: 'reset', reaches: false },
};
