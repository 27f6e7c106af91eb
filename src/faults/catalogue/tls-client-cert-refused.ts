import type { FaultDefinition } from '../definition.ts';

/** `tls/client-cert-refused` */
export const tlsClientCertRefused: FaultDefinition = {
  kind: 'tls/client-cert-refused',
  appliedBy: 'client',
  means: 'The service demands a client certificate and refuses what it is shown.',
  seen: '`refused`: a TLS alert. The handshake fails, so the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'refused', reaches: false },
};
