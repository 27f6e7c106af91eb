import type {
  AgentSkills,
  OpenTicket,
  Resolution,
  Ticket,
  TicketComment,
  TicketState,
} from '../../src/model/ticket.ts';
import { priorityOf } from './priority.ts';
import { TicketQueue } from './ticket-queue.ts';
import { isLegal, isOpen, type TicketStep } from './transitions.ts';

/** What a desk needs from outside. */
export interface SupportDeskOptions {
  /** The instant written into tickets, ISO 8601; the service's clock. */
  readonly clock: () => string;
  /** A new ticket's id; the default counts from 1. */
  readonly newId?: () => string;
  /** Tickets kept; beyond it the longest ended ones are forgotten. 100 000 unless told. */
  readonly remembered?: number;
}

/** Why a step was not taken: there is no such ticket, or its state or agent forbids it. */
export type Refusal = { readonly refused: 'unknown' | 'illegal' | 'notAssignee' | 'full' };
export type StepResult = Ticket | Refusal;

/** Tells a refused step from the ticket after it. */
export const isRefusal = (result: StepResult): result is Refusal => 'refused' in result;

/** Members of a list query; an absent one matches everything. */
export interface TicketFilter {
  readonly storeId?: string;
  readonly state?: string;
  readonly externalRef?: string;
}

const LISTED = 100;
const COMMENTS = 100;

/**
 * The support service's domain (wire-reference §5.6): tickets, their states, and the queue by
 * skill and priority. No I/O and no randomness; clock and ids are given.
 * @example desk.open(report).ticket.id; desk.claim(skills)?.state === 'acknowledged'
 */
export class SupportDesk {
  readonly #clock: () => string;
  readonly #newId: () => string;
  readonly #remembered: number;
  readonly #tickets = new Map<string, Ticket>();
  readonly #openByRef = new Map<string, string>();
  readonly #queue = new TicketQueue();
  #opened = 0;
  #heartbeats = 0;

  constructor({ clock, newId, remembered = 100_000 }: SupportDeskOptions) {
    this.#clock = clock;
    this.#newId = newId ?? (() => `ticket-${this.#opened}`);
    this.#remembered = remembered;
  }

  /** Tickets waiting for an agent. */
  get waiting(): number {
    return this.#queue.size;
  }

  get heartbeats(): number {
    return this.#heartbeats;
  }

  /** Opens a ticket, or gives the one still open for the same `externalRef` (`isNew` false). */
  open(report: OpenTicket): { readonly ticket: Ticket; readonly isNew: boolean } | Refusal {
    const known = this.#tickets.get(this.#openByRef.get(report.externalRef) ?? '');
    if (known !== undefined) return { ticket: known, isNew: false };
    if (this.#tickets.size >= this.#remembered && !this.#forget()) return { refused: 'full' };
    this.#opened++;
    const ticket: Ticket = {
      ...report,
      id: this.#newId(),
      number: `INC${String(this.#opened).padStart(7, '0')}`,
      priority: priorityOf(report.impact, report.urgency),
      state: 'new',
      assignee: null,
      comments: [],
      timestamps: { createdAt: this.#clock(), reopenedAt: [] },
      resolution: null,
    };
    this.#tickets.set(ticket.id, ticket);
    this.#openByRef.set(ticket.externalRef, ticket.id);
    this.#queue.join(ticket);
    return { ticket, isNew: true };
  }

  get(ticketId: string): Ticket | undefined {
    return this.#tickets.get(ticketId);
  }

  /** The newest tickets that fit, 100 at most. */
  list(filter: TicketFilter): readonly Ticket[] {
    const fits = (ticket: Ticket): boolean =>
      (filter.storeId === undefined || ticket.storeId === filter.storeId) &&
      (filter.state === undefined || ticket.state === filter.state) &&
      (filter.externalRef === undefined || ticket.externalRef === filter.externalRef);
    return [...this.#tickets.values()].filter(fits).slice(-LISTED).reverse();
  }

  /** Takes the most urgent, then oldest, ticket the agent has the skills for; null if none. */
  claim(skills: AgentSkills): Ticket | null {
    const ticket = this.#tickets.get(this.#queue.claim(skills) ?? '');
    if (ticket === undefined) return null;
    return this.#change(ticket, 'acknowledged', {
      assignee: skills.agentId,
      timestamps: { acknowledgedAt: this.#clock(), ...ticket.timestamps },
    });
  }

  start(ticketId: string, agentId: string): StepResult {
    return this.#step(ticketId, 'start', agentId, (ticket) =>
      this.#change(ticket, 'inProgress', {
        timestamps: { startedAt: this.#clock(), ...ticket.timestamps },
      }),
    );
  }

  hold(ticketId: string, agentId: string): StepResult {
    return this.#step(ticketId, 'hold', agentId, (ticket) => this.#change(ticket, 'onHold', {}));
  }

  resolve(ticketId: string, agentId: string, resolution: Resolution): StepResult {
    return this.#step(ticketId, 'resolve', agentId, (ticket) => {
      this.#openByRef.delete(ticket.externalRef);
      return this.#change(ticket, 'resolved', {
        resolution,
        timestamps: { ...ticket.timestamps, resolvedAt: this.#clock() },
      });
    });
  }

  /** The trouble is still there: back to the head of its priority, for any agent. */
  reopen(ticketId: string, reason: string): StepResult {
    return this.#step(ticketId, 'reopen', undefined, (ticket) => {
      const at = this.#clock();
      const { resolvedAt: _, ...timestamps } = ticket.timestamps;
      this.#queue.comeBack(ticket);
      this.#openByRef.set(ticket.externalRef, ticket.id);
      return this.#change(ticket, 'inProgress', {
        assignee: null,
        resolution: null,
        comments: withComment(ticket, { at, author: ticket.storeId, public: true, body: reason }),
        timestamps: { ...timestamps, reopenedAt: [...timestamps.reopenedAt, at] },
      });
    });
  }

  comment(ticketId: string, comment: Omit<TicketComment, 'at'>): StepResult {
    return this.#step(ticketId, 'comment', undefined, (ticket) =>
      this.#change(ticket, ticket.state, {
        comments: withComment(ticket, { at: this.#clock(), ...comment }),
      }),
    );
  }

  close(ticketId: string): StepResult {
    return this.#step(ticketId, 'close', undefined, (ticket) => this.#end(ticket, 'closed'));
  }

  cancel(ticketId: string): StepResult {
    return this.#step(ticketId, 'cancel', undefined, (ticket) => this.#end(ticket, 'cancelled'));
  }

  /** Counts a sign of life; nothing else is done with it yet. */
  heartbeat(): void {
    this.#heartbeats++;
  }

  #end(ticket: Ticket, state: 'closed' | 'cancelled'): Ticket {
    this.#queue.leave(ticket.id);
    if (this.#openByRef.get(ticket.externalRef) === ticket.id)
      this.#openByRef.delete(ticket.externalRef);
    return this.#change(ticket, state, {
      timestamps: { ...ticket.timestamps, closedAt: this.#clock() },
    });
  }

  #step(
    ticketId: string,
    step: TicketStep,
    agentId: string | undefined,
    take: (ticket: Ticket) => Ticket,
  ): StepResult {
    const ticket = this.#tickets.get(ticketId);
    if (ticket === undefined) return { refused: 'unknown' };
    if (!isLegal(step, ticket.state)) return { refused: 'illegal' };
    if (agentId !== undefined && ticket.assignee !== agentId) return { refused: 'notAssignee' };
    return take(ticket);
  }

  #change(ticket: Ticket, state: TicketState, changes: Partial<Ticket>): Ticket {
    const changed: Ticket = { ...ticket, ...changes, state };
    this.#tickets.set(ticket.id, changed);
    return changed;
  }

  /** Makes room by dropping the oldest ticket that is not open; false when all are. */
  #forget(): boolean {
    for (const ticket of this.#tickets.values()) {
      if (isOpen(ticket.state)) continue;
      this.#tickets.delete(ticket.id);
      return true;
    }
    return false;
  }
}

/** The last hundred comments. */
const withComment = (ticket: Ticket, comment: TicketComment): readonly TicketComment[] =>
  [...ticket.comments, comment].slice(-COMMENTS);
