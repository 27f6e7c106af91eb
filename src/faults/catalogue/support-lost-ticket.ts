import type { FaultDefinition } from '../definition.ts';

/** `support/lost-ticket` */
export const supportLostTicket: FaultDefinition = {
  kind: 'support/lost-ticket',
  appliedBy: 'service',
  means: 'Tickets are accepted and lost.',
  seen: 'An answer with a ticket number that is never found again.',
  scope: 'stores',
  per: ['ticket', 'request'],
  parameters: {},
};
