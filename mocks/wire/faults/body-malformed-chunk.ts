import type { ServiceFault, Strike } from './service-fault.ts';

const STRIKE: Strike = { kind: 'emit', emission: { how: 'brokenChunk' } };

/** `body/malformed-chunk`: the chunked coding of answers is broken. */
export const bodyMalformedChunk = (): ServiceFault => ({ strike: () => STRIKE });
