import type { Break } from './ground.ts';
import { handshake } from './tls-endpoint.ts';

/** `tls/wrong-host`: a certificate for another host, of a trusted authority. */
export const tlsWrongHost: Break = (_fault, ground) =>
  handshake(ground, async ({ leaf, ca }) => ({ server: await leaf('wrong-host'), ca }));
