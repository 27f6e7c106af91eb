import type { FaultDefinition } from '../definition.ts';

/** `tls/old-version` */
export const tlsOldVersion: FaultDefinition = {
  kind: 'tls/old-version',
  appliedBy: 'client',
  means: 'The service speaks TLS 1.1 at best.',
  seen: '`refused`: no version in common, since clients ask for TLS 1.2 or later. The handshake fails, so the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'refused', reaches: false },
};
