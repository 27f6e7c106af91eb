import type { FaultDefinition } from '../definition.ts';

/** `tls/stall` */
export const tlsStall: FaultDefinition = {
  kind: 'tls/stall',
  appliedBy: 'client',
  means: 'The service accepts the connection and never answers the handshake.',
  seen: '`timeout`; the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'timeout', reaches: false },
};
