import type { Break } from './ground.ts';
import { handshake } from './tls-endpoint.ts';

/** `tls/untrusted`: a good certificate of an authority that the client does not know. */
export const tlsUntrusted: Break = (_fault, ground) =>
  handshake(ground, async ({ leaf }) => ({ server: await leaf('good') }));
