import type { TicketState } from '../../src/model/ticket.ts';

/** What can be done to a ticket. */
export type TicketStep =
  | 'claim'
  | 'start'
  | 'hold'
  | 'resolve'
  | 'reopen'
  | 'close'
  | 'cancel'
  | 'comment'
  | 'answer'
  | 'release';

const OPEN: readonly TicketState[] = ['new', 'acknowledged', 'inProgress', 'onHold'];

/**
 * From which states each step is legal: new, acknowledged, inProgress and
 * onHold to and fro, resolved, closed; resolved back to inProgress; any open one cancelled. A
 * reopened ticket is in progress without an agent until one claims it.
 */
const FROM: Readonly<Record<TicketStep, readonly TicketState[]>> = {
  claim: ['new', 'inProgress'],
  start: ['acknowledged', 'onHold'],
  hold: ['inProgress'],
  resolve: ['inProgress'],
  reopen: ['resolved'],
  close: ['resolved'],
  cancel: OPEN,
  comment: [...OPEN, 'resolved'],
  answer: ['onHold'],
  release: ['acknowledged', 'inProgress', 'onHold'],
};

/** Whether a step may be taken in a state. */
export const isLegal = (step: TicketStep, state: TicketState): boolean =>
  FROM[step].includes(state);

/** Whether a ticket still wants something done. */
export const isOpen = (state: TicketState): boolean => OPEN.includes(state);
