import type { Break } from './ground.ts';
import { handshake } from './tls-endpoint.ts';

/** `tls/expired`: a certificate past its date, of a trusted authority. */
export const tlsExpired: Break = (_fault, ground) =>
  handshake(ground, async ({ leaf, ca }) => ({ server: await leaf('expired'), ca }));
