import type { FaultDefinition } from '../definition.ts';

/** `desk/black-hole` */
export const deskBlackHole: FaultDefinition = {
  kind: 'desk/black-hole',
  appliedBy: 'desk',
  means: 'Tickets are accepted and nobody ever looks at them.',
  seen: 'Silence: neither acknowledged nor answered.',
  scope: 'tickets',
  per: ['ticket'],
  parameters: {},
};
