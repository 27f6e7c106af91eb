import { type Break, played } from './ground.ts';

/**
 * `net/reconnect-storm`: the connection this attempt was to go out on is gone. With the first such
 * attempt its origin gives up all others too, and knocks as often as it had any: see `storm`.
 */
export const netReconnectStorm: Break = (_fault, ground) =>
  played(ground, (far) => far.resetAndDestroy());
