import type { CarriedField } from '../../model/carried-field.ts';
import {
  ISSUE_KINDS,
  LANGUAGES,
  type OpenTicket,
  type Resolution,
  TICKET_CHANNELS,
  TILL_SYSTEMS,
  type Ticket,
  type TicketState,
} from '../../model/ticket.ts';
import { readTrail, type Trail } from './trail.ts';

/** A ticket as a desk showed it, with what the binding needs to change it. */
export interface SeenTicket {
  readonly ticket: Ticket;
  readonly trail: Trail;
  /** The desk's own stamp of this version, where an update can be made to depend on it. */
  readonly stamp?: string;
  readonly tags?: readonly string[];
}

/** What a binding has read of a ticket in the desk's own words. */
export interface ReadTicket {
  readonly id: string;
  readonly number: string;
  /** `open`: somebody is, was or will be at it; `acknowledged` or `inProgress` follows from that. */
  readonly state: Exclude<TicketState, 'acknowledged' | 'inProgress'> | 'open';
  readonly priority: Ticket['priority'];
  readonly impact: Ticket['impact'];
  readonly urgency: Ticket['urgency'];
  readonly summary: string;
  readonly description: string;
  readonly createdAt: string;
  readonly resolvedAt?: string | undefined;
  readonly closedAt?: string | undefined;
  readonly resolution?: Resolution | undefined;
  /** Who works it by the desk's own account, where the fleet's field names nobody. */
  readonly assignee?: string | undefined;
  readonly carried: (field: CarriedField) => string | undefined;
}

/** The ticket of the fleet that a desk's ticket is; choices it cannot read are the first ones. */
export function seenTicket(
  read: ReadTicket,
  more: Omit<SeenTicket, 'ticket' | 'trail'> = {},
): SeenTicket {
  const { carried, resolvedAt, closedAt } = read;
  const trail = readTrail(carried('trail'));
  const assignee = carried('agent') || read.assignee || null;
  const ticket: Ticket = {
    ...reportIn(read),
    id: read.id,
    number: read.number,
    priority: read.priority,
    state: stateOf(read.state, assignee, trail),
    level: carried('level') === '2' ? 2 : 1,
    assignee,
    comments: trail.talk,
    timestamps: {
      createdAt: read.createdAt,
      ...(trail.startedAt !== undefined && { startedAt: trail.startedAt }),
      ...(resolvedAt && { resolvedAt }),
      ...(closedAt && { closedAt }),
      reopenedAt: trail.reopenedAt,
    },
    resolution: read.resolution ?? null,
  };
  return { ticket, trail, ...more };
}

function stateOf(state: ReadTicket['state'], assignee: string | null, trail: Trail): TicketState {
  if (state !== 'open') return state;
  return assignee !== null && trail.startedAt === undefined ? 'acknowledged' : 'inProgress';
}

function reportIn({ carried, summary, description, impact, urgency }: ReadTicket): OpenTicket {
  const choice = <T extends string>(choices: readonly [T, ...T[]], field: CarriedField): T =>
    choices.find((one) => one === carried(field)) ?? choices[0];
  return {
    externalRef: carried('externalRef') ?? '',
    channel: choice(TICKET_CHANNELS, 'channel'),
    storeId: carried('storeId') ?? '',
    tillId: carried('tillId') ?? '',
    device: deviceIn(carried('device')),
    symptom: choice(ISSUE_KINDS, 'symptom'),
    language: choice(LANGUAGES, 'language'),
    tillSystem: choice(TILL_SYSTEMS, 'tillSystem'),
    summary,
    description,
    impact,
    urgency,
  };
}

function deviceIn(text: string | undefined): OpenTicket['device'] {
  const [, type, id] = /^(till|printer|terminal|store) (.+)$/.exec(text ?? '') ?? [];
  if (type === undefined || id === undefined) return { type: 'store', id: '' };
  return { type: type as OpenTicket['device']['type'], id };
}

/** What a new ticket carries, by field. */
export const carriedOf = (report: OpenTicket): Readonly<Partial<Record<CarriedField, string>>> => ({
  externalRef: report.externalRef,
  channel: report.channel,
  language: report.language,
  tillSystem: report.tillSystem,
  storeId: report.storeId,
  tillId: report.tillId,
  device: `${report.device.type} ${report.device.id}`,
  symptom: report.symptom,
});
