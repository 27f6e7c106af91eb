import type { FaultDefinition } from '../definition.ts';

/** `net/stale-keepalive` */
export const netStaleKeepalive: FaultDefinition = {
  kind: 'net/stale-keepalive',
  appliedBy: 'client',
  means:
    'A kept-alive connection was dropped by the other side, which the client does not know yet.',
  seen: '`reset` as soon as the request is written; the service has not seen it.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'reset', reaches: false },
};
