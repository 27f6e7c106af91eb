import { CARRIED_FIELDS, type CarriedField } from '../../../src/model/carried-field.ts';
import type { Ticket, TicketChannel, TicketState } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { carriedIn, extra } from '../vendors/carried.ts';
import { numberOf, wholeSeconds } from '../vendors/ticket-number.ts';

/** The two desks of Freshworks whose tickets have this shape. */
export type Make = 'freshservice' | 'freshdesk';

/** Names of the custom fields that carry what tickets have no member for. */
export const CARRIED: Readonly<Record<CarriedField, string>> = {
  externalRef: 'external_ref',
  channel: 'channel',
  language: 'language',
  tillSystem: 'till_system',
  storeId: 'store',
  tillId: 'till',
  device: 'device',
  symptom: 'symptom',
  agent: 'agent',
  level: 'level',
  trail: 'trail',
};

/** The tag of a ticket that was withdrawn: these desks have no such status. */
export const WITHDRAWN = 'cancelled';

/** 2 open, 3 pending, 4 resolved, 5 closed. */
export const STATUS: Readonly<Record<TicketState, 2 | 3 | 4 | 5>> = {
  new: 2,
  acknowledged: 2,
  inProgress: 2,
  onHold: 3,
  resolved: 4,
  closed: 5,
  cancelled: 5,
};

/** How a ticket came, by the numbers of each desk; what one has no number for is the portal. */
export const SOURCE: Readonly<Record<Make, Readonly<Partial<Record<TicketChannel, number>>>>> = {
  freshservice: { email: 1, portal: 2, phone: 3, chat: 4, walkIn: 9 },
  freshdesk: { email: 1, portal: 2, phone: 3, chat: 7 },
};

/** 1 low to 4 urgent. */
export const priorityOf = ({ priority }: Ticket): number => Math.max(1, 5 - priority);

/** Tags as they were sent; a ticket that was withdrawn elsewhere has its tag here. */
export const tagsOf = (world: World, ticket: Ticket): readonly string[] => {
  const tags = (extra(world, ticket.id, 'fresh:tags') as readonly string[] | undefined) ?? [];
  return ticket.state === 'cancelled' && !tags.includes(WITHDRAWN) ? [...tags, WITHDRAWN] : tags;
};

/** A ticket as both desks show it; impact and urgency are Freshservice's. */
export function shown(world: World, ticket: Ticket, make: Make): Readonly<Record<string, unknown>> {
  const kept = (name: string): unknown => extra(world, ticket.id, `fresh:${name}`) ?? null;
  const { createdAt } = ticket.timestamps;
  return {
    id: numberOf(ticket),
    subject: ticket.summary,
    description: ticket.description,
    description_text: ticket.description,
    type: 'Incident',
    status: STATUS[ticket.state],
    priority: priorityOf(ticket),
    ...(make === 'freshservice' && { impact: 4 - ticket.impact, urgency: 4 - ticket.urgency }),
    source: SOURCE[make][ticket.channel] ?? 2,
    requester_id: 8_000_001,
    responder_id: kept('responder_id'),
    group_id: kept('group_id'),
    category: kept('category'),
    tags: tagsOf(world, ticket),
    custom_fields: Object.fromEntries(
      CARRIED_FIELDS.map((field) => [CARRIED[field], carriedIn(world, ticket, field) || null]),
    ),
    spam: false,
    is_escalated: ticket.level === 2,
    created_at: wholeSeconds(createdAt),
    updated_at: wholeSeconds(String(kept('updated_at') ?? createdAt)),
  };
}

/** When what happened: `?include=stats`. */
export function statsOf({
  timestamps,
  comments,
  state,
}: Ticket): Readonly<Record<string, unknown>> {
  const instant = (at: string | undefined): string | null => (at ? wholeSeconds(at) : null);
  const { acknowledgedAt, resolvedAt, closedAt, reopenedAt } = timestamps;
  return {
    agent_responded_at: instant(comments.findLast((one) => one.public)?.at),
    first_responded_at: instant(comments.find((one) => one.public)?.at),
    first_assigned_at: instant(acknowledgedAt),
    resolved_at: instant(resolvedAt),
    closed_at: instant(closedAt),
    opened_at: instant(reopenedAt.at(-1)),
    reopened_at: instant(reopenedAt.at(-1)),
    pending_since: state === 'onHold' ? instant(comments.at(-1)?.at) : null,
    status_updated_at: instant(closedAt ?? resolvedAt ?? acknowledgedAt ?? timestamps.createdAt),
  };
}
