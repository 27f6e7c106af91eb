import type { ServiceFault, Strike } from './service-fault.ts';

const STRIKE: Strike = { kind: 'emit', emission: { how: 'cutShort' } };

/** `body/truncate`: answers end in the middle of the body. */
export const bodyTruncate = (): ServiceFault => ({ strike: () => STRIKE });
