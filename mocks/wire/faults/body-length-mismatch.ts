import type { ServiceFault, Strike } from './service-fault.ts';

const STRIKE: Strike = { kind: 'emit', emission: { how: 'shortLength' } };

/** `body/length-mismatch`: `Content-Length` is shorter than the body. */
export const bodyLengthMismatch = (): ServiceFault => ({ strike: () => STRIKE });
