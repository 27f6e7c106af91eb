import type { Break } from './ground.ts';

/**
 * `net/connect-stall`: the connection is never there. Only the kernel could hold back the answer
 * to a SYN, so nothing goes out at all.
 */
export const netConnectStall: Break = () => () => undefined;
