import type { FaultDefinition } from '../definition.ts';

/** `tls/wrong-host` */
export const tlsWrongHost: FaultDefinition = {
  kind: 'tls/wrong-host',
  appliedBy: 'client',
  means: 'The certificate of the service is for another host.',
  seen: '`refused`: ERR_TLS_CERT_ALTNAME_INVALID. The handshake fails, so the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'refused', reaches: false },
};
