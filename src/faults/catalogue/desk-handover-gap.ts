import type { FaultDefinition } from '../definition.ts';

/** `desk/handover-gap` */
export const deskHandoverGap: FaultDefinition = {
  kind: 'desk/handover-gap',
  appliedBy: 'desk',
  means: 'Nobody takes tickets between two shifts.',
  seen: 'Tickets wait, whatever their priority.',
  scope: 'teams',
  per: [],
  parameters: {},
};
