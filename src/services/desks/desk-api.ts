import type { CarriedField } from '../../model/carried-field.ts';
import type {
  AgentSkills,
  OpenTicket,
  Resolution,
  Ticket,
  TicketState,
} from '../../model/ticket.ts';
import type { Binding, BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import type { SeenTicket } from './seen-ticket.ts';

/** What is to become of a ticket; what is absent stays. */
export interface DeskChange {
  readonly state?: TicketState;
  readonly resolution?: Resolution;
  /** Said to the other side: by the agent to the store, or the other way round. */
  readonly comment?: { readonly author: string; readonly body: string };
  /** Carried fields that change: agent (empty: nobody), level, trail. */
  readonly carried: Readonly<Partial<Record<CarriedField, string>>>;
}

/** A list of tickets in an answer; undefined: it cannot be read. */
export type ReadList = readonly SeenTicket[] | undefined;

/** What a support desk's API must offer so that the fleet can work on it: see `deskBinding`. */
export interface DeskApi
  extends Pick<
    Binding,
    'name' | 'auth' | 'keyHeader' | 'apiKeyHeader' | 'apiKeyScheme' | 'health' | 'advice'
  > {
  create(report: OpenTicket, context: BindingContext): HttpRequest;
  /** The ticket in the answer to `create`. */
  created(body: string, report: OpenTicket, context: BindingContext): SeenTicket | undefined;
  /** Absent: creating twice with one key is creating once. */
  readonly lookup?: (externalRef: string, context: BindingContext) => HttpRequest;
  get(ticketId: string, context: BindingContext): HttpRequest;
  read(body: string, context: BindingContext): SeenTicket | undefined;
  /** Tickets of the run that wait for an agent, as far as the desk can select them. */
  waiting(skills: AgentSkills, context: BindingContext): HttpRequest;
  list(body: string, context: BindingContext): ReadList;
  change(
    seen: SeenTicket,
    change: DeskChange,
    context: BindingContext,
  ): Generator<HttpRequest, DialogueEnd<Ticket>, HttpAnswer>;
  /** Tickets of the run, the next page of those that are left: for the cleanup. */
  ofRun(context: BindingContext): HttpRequest;
  remove(ticketId: string, context: BindingContext): HttpRequest;
}
