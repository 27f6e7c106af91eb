import type { ServiceFault, Strike } from './service-fault.ts';

const STRIKE: Strike = { kind: 'bend', bend: { kind: 'lostTicket' } };

/** `support/lost-ticket`: a ticket is accepted, answered, and not there afterwards. */
export const supportLostTicket = (): ServiceFault => ({
  strike: ({ operation }) => (operation === 'support.open' ? STRIKE : undefined),
});
