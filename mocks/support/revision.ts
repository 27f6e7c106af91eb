import type {
  OpenTicket,
  Resolution,
  SupportLevel,
  Ticket,
  TicketComment,
  TicketState,
} from '../../src/model/ticket.ts';
import { withHolds } from './holds.ts';
import { priorityOf } from './priority.ts';
import { isOpen } from './transitions.ts';

const COMMENTS = 100;

/** What desks of other makes change in a ticket at one time; what is absent stays. */
export interface Revision {
  readonly state?: TicketState;
  readonly assignee?: string | null;
  readonly level?: SupportLevel;
  readonly resolution?: Resolution;
  readonly comment?: Omit<TicketComment, 'at'>;
  readonly report?: Partial<OpenTicket>;
}

/**
 * A ticket after a revision. Unlike the steps of the reference, any state may follow any other, as
 * it may on those desks: the instants it passes are noted all the same.
 * @param at ISO 8601
 */
export function revised(ticket: Ticket, revision: Revision, at: string): Ticket {
  const { assignee = ticket.assignee, level = ticket.level, comment } = revision;
  const report = { ...ticket, ...revision.report };
  const state = revision.state ?? stateOnceGiven(ticket, assignee);
  const comes = isOpen(state) && !isOpen(ticket.state);
  const after: Ticket = {
    ...report,
    priority: priorityOf(report.impact, report.urgency),
    state,
    assignee,
    ...(level !== undefined && { level }),
    resolution: comes ? null : (revision.resolution ?? ticket.resolution),
    comments: comment === undefined ? ticket.comments : withComment(ticket, { at, ...comment }),
    timestamps: instants(ticket, { state, assignee }, at),
  };
  return withHolds(ticket, after, () => at);
}

/** A new ticket that is given to somebody is no longer new. */
const stateOnceGiven = (ticket: Ticket, assignee: string | null): TicketState =>
  assignee !== null && ticket.state === 'new' ? 'acknowledged' : ticket.state;

function instants(
  { timestamps, state: before }: Ticket,
  { state, assignee }: Pick<Ticket, 'state' | 'assignee'>,
  at: string,
): Ticket['timestamps'] {
  const { resolvedAt, closedAt, ...lasting } = timestamps;
  const taken = assignee !== null && state !== 'new' && { acknowledgedAt: at };
  const worked = assignee !== null && state === 'inProgress' && { startedAt: at };
  const passed = { ...taken, ...worked, ...lasting };
  if (isOpen(state)) {
    return isOpen(before) ? passed : { ...passed, reopenedAt: [...lasting.reopenedAt, at] };
  }
  const solved = resolvedAt ?? (state === 'cancelled' ? undefined : at);
  const ended = state === 'resolved' ? undefined : (closedAt ?? at);
  return {
    ...passed,
    ...(solved !== undefined && { resolvedAt: solved }),
    ...(ended !== undefined && { closedAt: ended }),
  };
}

/** A ticket's comments with one more: the last hundred. */
export const withComment = (ticket: Ticket, comment: TicketComment): readonly TicketComment[] =>
  [...ticket.comments, comment].slice(-COMMENTS);

/** Whether a ticket stands in the queue: it is open, nobody has it, and nobody is waited for. */
export const isWaiting = ({ state, assignee }: Ticket): boolean =>
  isOpen(state) && state !== 'onHold' && assignee === null;

/** Whether two states of a ticket stand in the same line of the queue. */
export const isInOneLine = (a: Ticket, b: Ticket): boolean =>
  a.priority === b.priority &&
  a.level === b.level &&
  a.language === b.language &&
  a.tillSystem === b.tillSystem &&
  a.channel === b.channel;
