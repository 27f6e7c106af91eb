import type { Operations } from '../../src/model/operations.ts';
import type {
  AgentSkills,
  OpenTicket,
  Resolution,
  Ticket,
  TicketComment,
  TicketState,
} from '../../src/model/ticket.ts';
import { Bends } from '../wire/faults/bends.ts';
import { withHolds } from './holds.ts';
import { priorityOf } from './priority.ts';
import { isInOneLine, isWaiting, type Revision, revised, withComment } from './revision.ts';
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
  /** What faults bend while a request is served. */
  readonly bends?: Bends;
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

/** A comment, public unless told. */
type Said = Operations['support.comment']['request'] & { readonly public?: boolean };

const LISTED = 100;
const STATE_AFTER = { hold: 'onHold', answer: 'inProgress' } as const;

/**
 * The support service's domain: tickets, their states, and the queue by
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
  readonly #bends: Bends;
  #opened = 0;
  #heartbeats = 0;

  constructor({ clock, newId, remembered = 100_000, bends = new Bends() }: SupportDeskOptions) {
    this.#clock = clock;
    this.#newId = newId ?? (() => `ticket-${this.#opened}`);
    this.#remembered = remembered;
    this.#bends = bends;
  }

  /** Tickets waiting for an agent. */
  get waiting(): number {
    return this.#queue.size;
  }

  get heartbeats(): number {
    return this.#heartbeats;
  }

  /**
   * Opens a ticket, or gives the one still open for the same `externalRef` (`isNew` false).
   * @param always open one more, as desks do that know no such reference
   */
  open(
    report: OpenTicket,
    always = false,
  ): { readonly ticket: Ticket; readonly isNew: boolean } | Refusal {
    const known = this.#tickets.get(this.#openByRef.get(report.externalRef) ?? '');
    if (known !== undefined && !always) return { ticket: known, isNew: false };
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
    this.#bends.each('lostTicket', () => this.remove(ticket.id));
    return { ticket, isNew: true };
  }

  get(ticketId: string): Ticket | undefined {
    return this.#tickets.get(ticketId);
  }

  /** Every ticket there is, oldest first. */
  all(): IterableIterator<Ticket> {
    return this.#tickets.values();
  }

  /** Changes a ticket as desks of other makes let their clients do: see `revised`. */
  revise(ticketId: string, revision: Revision): StepResult {
    const before = this.#tickets.get(ticketId);
    if (before === undefined) return { refused: 'unknown' };
    const after = revised(before, revision, this.#clock());
    if (!isWaiting(after)) this.#queue.leave(ticketId);
    else if (!isWaiting(before)) this.#queue.comeBack(after);
    else if (!isInOneLine(before, after)) this.#queue.join(after);
    if (!isOpen(after.state)) this.#settled(after);
    else this.#openByRef.set(after.externalRef, ticketId);
    this.#tickets.set(ticketId, after);
    return after;
  }

  /** Takes a ticket away as if it had never been; false when there is none. */
  remove(ticketId: string): boolean {
    const ticket = this.#tickets.get(ticketId);
    if (ticket === undefined) return false;
    this.#end(ticket, 'cancelled');
    return this.#tickets.delete(ticketId);
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

  /** A comment that may put the ticket on hold (the agent asks) or take it off (the store answers). */
  say({ ticketId, author, body, step, ...more }: Said): StepResult {
    const words = { author, public: more.public ?? true, body };
    const to = step === undefined ? undefined : STATE_AFTER[step];
    if (step === undefined || to === undefined) return this.comment(ticketId, words);
    return this.#step(ticketId, step, undefined, (ticket) =>
      this.#change(ticket, to, {
        comments: withComment(ticket, { at: this.#clock(), ...words }),
      }),
    );
  }

  /**
   * The agent gives it up: back into the queue, before everything else of its priority; when she
   * escalates it, into that of the next level.
   */
  release({ ticketId, agentId, how }: Operations['support.release']['request']): StepResult {
    return this.#step(ticketId, 'release', agentId, (ticket) => {
      const released = this.#change(ticket, 'inProgress', {
        assignee: null,
        ...(how === 'escalate' && { level: 2 }),
      });
      this.#queue.comeBack(released);
      return released;
    });
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
    this.#settled(ticket);
    return this.#change(ticket, state, {
      timestamps: { ...ticket.timestamps, closedAt: this.#clock() },
    });
  }

  /** The next report of the same trouble is a new ticket. */
  #settled({ id, externalRef }: Ticket): void {
    if (this.#openByRef.get(externalRef) === id) this.#openByRef.delete(externalRef);
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
    const changed = withHolds(ticket, { ...ticket, ...changes, state }, this.#clock);
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
