import type { EvaluateReply, EvaluateRequest } from './basket.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { LookupReply, LookupRequest } from './lookup.ts';
import type { AuthoriseRequest, Payment, ReverseRequest } from './payment.ts';
import type { SaleDocument, SaleReceipt } from './sale.ts';
import type { AgentSkills, OpenTicket, Resolution, Ticket } from './ticket.ts';

/** One heartbeat of a till and its devices, sent to the support service's monitoring. */
export interface Heartbeat {
  readonly storeId: string;
  readonly tillId: string;
  readonly at: string;
  readonly devices: readonly {
    readonly type: string;
    readonly id: string;
    readonly state: string;
  }[];
}

/** Every operation of the services under rehearsal: its request and its reply. */
export interface Operations {
  'promotions.evaluate': { request: EvaluateRequest; reply: EvaluateReply };
  'promotions.commit': { request: EvaluateRequest; reply: EvaluateReply };
  /** Gives back what a basket holds or redeemed: the sale did not come about (`mode: 'cancel'`). */
  'promotions.cancel': { request: EvaluateRequest; reply: EvaluateReply };
  /** Prices pieces brought back, at what was paid for them (`mode: 'return'`). */
  'promotions.return': { request: EvaluateRequest; reply: EvaluateReply };
  /** A till that prices by itself asks about a customer, a coupon or an award. */
  'promotions.lookup': { request: LookupRequest; reply: LookupReply };
  'payments.authorise': { request: AuthoriseRequest; reply: Payment };
  'payments.status': { request: { readonly paymentId: string }; reply: Payment };
  'payments.reverse': { request: ReverseRequest; reply: Payment };
  /** Ends a payment that is not over (nexo Abort); one that was never asked for stays unpaid. */
  'payments.abort': { request: { readonly paymentId: string }; reply: Payment };
  'support.open': { request: OpenTicket; reply: Ticket };
  'support.get': { request: { readonly ticketId: string }; reply: Ticket };
  /** Takes the most urgent, then oldest, ticket the skills fit; `null` when there is none. */
  'support.claim': { request: AgentSkills; reply: Ticket | null };
  'support.start': {
    request: { readonly ticketId: string; readonly agentId: string };
    reply: Ticket;
  };
  'support.resolve': {
    request: {
      readonly ticketId: string;
      readonly agentId: string;
      readonly resolution: Resolution;
    };
    reply: Ticket;
  };
  'support.reopen': {
    request: { readonly ticketId: string; readonly reason: string };
    reply: Ticket;
  };
  /** Withdraws an open ticket: the trouble went by itself. */
  'support.cancel': { request: { readonly ticketId: string }; reply: Ticket };
  /** Says something in a ticket; an agent's question puts it on hold, the store's answer back. */
  'support.comment': {
    request: {
      readonly ticketId: string;
      readonly author: string;
      readonly body: string;
      /** Absent: the state stays. `hold`: the agent waits for the store; `answer`: it answered. */
      readonly step?: 'hold' | 'answer';
    };
    reply: Ticket;
  };
  /** The agent gives the ticket up: to the queue again, or to the next level of support. */
  'support.release': {
    request: {
      readonly ticketId: string;
      readonly agentId: string;
      readonly how: 'handover' | 'escalate';
    };
    reply: Ticket;
  };
  'support.heartbeat': { request: Heartbeat; reply: { readonly accepted: true } };
  /** Hands a sale to head office: sales log upload, sale document. */
  'sales.record': { request: SaleDocument; reply: SaleReceipt };
  /** What head office holds of a basket. */
  'sales.get': { request: { readonly basketId: string }; reply: SaleReceipt };
  /** Control of the mocks, not load: breaks a service on purpose, and heals it. */
  'control.inject': { request: FaultPlan; reply: FaultDose };
  'control.heal': { request: { readonly fault: string }; reply: FaultDose };
}

/** How often a service was to apply a fault, and did. */
export interface FaultDose {
  readonly requested: number;
  readonly injected: number;
}

export type Operation = keyof Operations;
/** What the fault conductor asks of the embedded mocks; never part of the load. */
export type ControlOperation = 'control.inject' | 'control.heal';
/** Operations under rehearsal: what is measured. */
export type LoadOperation = Exclude<Operation, ControlOperation>;
export type Service = 'promotions' | 'payments' | 'support' | 'sales';

/** The services under rehearsal. */
export const SERVICES: readonly Service[] = ['promotions', 'payments', 'support', 'sales'];

/** In a fixed order: an operation's index is its number in series and histograms. */
export const OPERATIONS: readonly LoadOperation[] = [
  'promotions.evaluate',
  'promotions.commit',
  'payments.authorise',
  'payments.status',
  'payments.reverse',
  'support.open',
  'support.get',
  'support.claim',
  'support.start',
  'support.resolve',
  'support.reopen',
  'support.heartbeat',
  'support.cancel',
  'promotions.cancel',
  'promotions.return',
  'promotions.lookup',
  'payments.abort',
  'support.comment',
  'support.release',
  'sales.record',
  'sales.get',
];

const SERVICE_OF = Object.fromEntries(
  OPERATIONS.map((operation) => [operation, operation.slice(0, operation.indexOf('.'))]),
) as Readonly<Record<LoadOperation, Service>>;

/** The service an operation belongs to. */
export const serviceOf = (operation: LoadOperation): Service => SERVICE_OF[operation];
