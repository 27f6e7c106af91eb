import type { FaultDefinition } from '../definition.ts';

/** `desk/wrong-skill` */
export const deskWrongSkill: FaultDefinition = {
  kind: 'desk/wrong-skill',
  appliedBy: 'desk',
  means: 'Tickets are given to agents who cannot help.',
  seen: 'The ticket is worked on in vain and goes back to the queue.',
  scope: 'tickets',
  per: ['ticket'],
  parameters: {},
};
