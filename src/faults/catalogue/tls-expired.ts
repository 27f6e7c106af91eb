import type { FaultDefinition } from '../definition.ts';

/** `tls/expired` */
export const tlsExpired: FaultDefinition = {
  kind: 'tls/expired',
  appliedBy: 'client',
  means: 'The certificate of the service has expired.',
  seen: '`refused`: CERT_HAS_EXPIRED. The handshake fails, so the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'refused', reaches: false },
};
