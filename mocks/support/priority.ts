import type { Ticket } from '../../src/model/ticket.ts';

/** 1, the most urgent, to 5. */
export type Priority = Ticket['priority'];

/**
 * Priority from impact and urgency (1 high to 3 low), ServiceNow's matrix:
 * (1,1) 1; (1,2) (2,1) 2; (1,3) (2,2) (3,1) 3; (2,3) (3,2) 4; (3,3) 5.
 */
export const priorityOf = (impact: 1 | 2 | 3, urgency: 1 | 2 | 3): Priority =>
  (impact + urgency - 1) as Priority;
