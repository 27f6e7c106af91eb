import type { Break } from './ground.ts';

/** `net/partition`: what a store sends gets nowhere, and nothing comes back. */
export const netPartition: Break = () => () => undefined;
