import type { FaultDefinition } from '../definition.ts';

/** `desk/absence` */
export const deskAbsence: FaultDefinition = {
  kind: 'desk/absence',
  appliedBy: 'desk',
  means: 'A share of the agents of a team is not at work.',
  seen: 'Fewer agents take tickets; the queue grows.',
  scope: 'teams',
  per: ['agent'],
  parameters: {},
};
