import type { Break } from './ground.ts';
import { handshake } from './tls-endpoint.ts';

/** With TLS 1.3 the client is through before it is refused, and may only see a reset. */
const WITHIN_HANDSHAKE = 'TLSv1.2';

/** `tls/client-cert-refused`: a certificate is demanded and the client has none that will do. */
export const tlsClientCertRefused: Break = (_fault, ground) =>
  handshake(ground, async ({ leaf, ca }) => ({
    server: {
      ...(await leaf('good')),
      ca,
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: WITHIN_HANDSHAKE,
    },
    ca,
  }));
