import { type Break, played } from './ground.ts';

/**
 * `net/stale-keepalive`: a connection that the other side gave up long ago answers the first
 * bytes of a request with RST. A connection of its own stands for the one of the pool.
 */
export const netStaleKeepalive: Break = (_fault, ground) =>
  played(ground, (far) => far.once('data', () => far.resetAndDestroy()));
