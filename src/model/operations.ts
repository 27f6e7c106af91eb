import type { EvaluateReply, EvaluateRequest } from './basket.ts';
import type { AuthoriseRequest, Payment, ReverseRequest } from './payment.ts';
import type { FaultPlan } from './plan.ts';
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
  'payments.authorise': { request: AuthoriseRequest; reply: Payment };
  'payments.status': { request: { readonly paymentId: string }; reply: Payment };
  'payments.reverse': { request: ReverseRequest; reply: Payment };
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
  'support.heartbeat': { request: Heartbeat; reply: { readonly accepted: true } };
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
export type Service = 'promotions' | 'payments' | 'support';

/** The services under rehearsal. */
export const SERVICES: readonly Service[] = ['promotions', 'payments', 'support'];

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
];

const SERVICE_OF = Object.fromEntries(
  OPERATIONS.map((operation) => [operation, operation.slice(0, operation.indexOf('.'))]),
) as Readonly<Record<LoadOperation, Service>>;

/** The service an operation belongs to. */
export const serviceOf = (operation: LoadOperation): Service => SERVICE_OF[operation];
