import type { ServiceFault, Strike } from './service-fault.ts';

const STRIKE: Strike = { kind: 'emit', emission: { how: 'garbage' } };

/** `body/garbage`: answers are bytes that are not HTTP. */
export const bodyGarbage = (): ServiceFault => ({ strike: () => STRIKE });
