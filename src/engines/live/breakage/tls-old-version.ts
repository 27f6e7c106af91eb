import type { Break } from './ground.ts';
import { handshake } from './tls-endpoint.ts';

/** OpenSSL speaks TLS 1.1 and earlier at its lowest level of security only. */
const OLD = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT@SECLEVEL=0',
} as const;

/** `tls/old-version`: TLS 1.1 at best (RFC 8996 says that nobody may). */
export const tlsOldVersion: Break = (_fault, ground) =>
  handshake(ground, async ({ leaf, ca }) => ({ server: { ...(await leaf('good')), ...OLD }, ca }));
