import type { FaultDefinition } from '../definition.ts';

/** `tls/untrusted` */
export const tlsUntrusted: FaultDefinition = {
  kind: 'tls/untrusted',
  appliedBy: 'client',
  means: 'The service shows a certificate of an authority that nobody trusts.',
  seen: '`refused`: UNABLE_TO_VERIFY_LEAF_SIGNATURE. The handshake fails, so the request was not sent.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
  wire: { ends: 'refused', reaches: false },
};
