import { CARRIED_FIELDS, type CarriedField } from '../../../src/model/carried-field.ts';
import type { Ticket, TicketState, Weight } from '../../../src/model/ticket.ts';
import type { Part, World } from '../../world.ts';
import { heldMs } from '../holds.ts';
import { carriedIn, extra } from '../vendors/carried.ts';
import { numberOf, wholeSeconds } from '../vendors/ticket-number.ts';

/** Ids of the custom fields that carry what tickets have no member for. */
export const CARRIED: Readonly<Record<CarriedField, string>> = {
  externalRef: 'external_id',
  channel: '36000001',
  language: '36000002',
  tillSystem: '36000003',
  storeId: '36000004',
  tillId: '36000005',
  device: '36000006',
  symptom: '36000007',
  agent: '36000008',
  level: '36000009',
  trail: '36000010',
};

/** The tag of a ticket that was withdrawn: Zendesk has no such status. */
export const WITHDRAWN = 'cancelled';

/** Where a ticket stands, in Zendesk's words. */
export type Status = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';
/** How urgent it is, in Zendesk's words. */
export type Priority = 'urgent' | 'high' | 'normal' | 'low';

const STATUS: Readonly<Record<TicketState, Status>> = {
  new: 'new',
  acknowledged: 'open',
  inProgress: 'open',
  onHold: 'pending',
  resolved: 'solved',
  closed: 'closed',
  cancelled: 'solved',
};
const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low', 'low'];

/** Impact and urgency of a priority: where the domain's matrix has it. */
export const WEIGHTS: Readonly<Record<Priority, readonly [impact: Weight, urgency: Weight]>> = {
  urgent: [1, 1],
  high: [1, 2],
  normal: [2, 2],
  low: [3, 3],
};

/** A ticket's status in Zendesk's words. */
export const statusOf = (world: World, ticket: Ticket): Status =>
  ticket.state === 'onHold' && isForOthers(world, ticket) ? 'hold' : STATUS[ticket.state];

/** Whether a ticket on hold waits, or last waited, for somebody else than the requester. */
const isForOthers = (world: World, { id }: Ticket): boolean =>
  extra(world, id, 'zendesk:waits') === 'hold';

/** A ticket's priority in Zendesk's words. */
export const priorityOf = ({ priority }: Ticket): Priority => PRIORITIES[priority - 1] ?? 'low';

/** When a ticket was last changed through this API, or opened: it stamps the version. */
export const updatedAt = (world: World, ticket: Ticket): string =>
  wholeSeconds(
    String(extra(world, ticket.id, 'zendesk:updated_at') ?? ticket.timestamps.createdAt),
  );

/** Tags as they were sent; a ticket that was withdrawn elsewhere has its tag here. */
export const tagsOf = (world: World, ticket: Ticket): readonly string[] => {
  const tags = (extra(world, ticket.id, 'zendesk:tags') as readonly string[] | undefined) ?? [];
  return ticket.state === 'cancelled' && !tags.includes(WITHDRAWN) ? [...tags, WITHDRAWN] : tags;
};

/** Numbers of the agents named in tickets, in the order they are first asked for. */
const AGENTS: Part<Map<string, number>> = { name: 'zendesk agents', make: () => new Map() };

function numberOfAgent(world: World, agent: string): number {
  if (/^\d{1,15}$/.test(agent)) return Number(agent);
  const agents = world.part(AGENTS);
  const known = agents.get(agent) ?? 9_000_001 + agents.size;
  agents.set(agent, known);
  return known;
}

/** A ticket as the API shows it. */
export function shown(
  world: World,
  ticket: Ticket,
  url: string,
): Readonly<Record<string, unknown>> {
  const id = numberOf(ticket);
  const kept = (name: string) => extra(world, ticket.id, `zendesk:${name}`) ?? null;
  const fields = CARRIED_FIELDS.filter((field) => field !== 'externalRef').map((field) => ({
    id: Number(CARRIED[field]),
    value: carriedIn(world, ticket, field) || null,
  }));
  return {
    url: `${url}/api/v2/tickets/${id}.json`,
    id,
    external_id: ticket.externalRef || null,
    via: { channel: 'api', source: { from: {}, to: {}, rel: null } },
    created_at: wholeSeconds(ticket.timestamps.createdAt),
    updated_at: updatedAt(world, ticket),
    type: kept('type'),
    subject: ticket.summary,
    raw_subject: ticket.summary,
    description: ticket.description,
    priority: priorityOf(ticket),
    status: statusOf(world, ticket),
    recipient: null,
    requester_id: 8_000_001,
    submitter_id: 8_000_001,
    assignee_id: ticket.assignee === null ? null : numberOfAgent(world, ticket.assignee),
    organization_id: null,
    group_id: kept('group_id'),
    collaborator_ids: [],
    follower_ids: [],
    has_incidents: false,
    is_public: true,
    due_at: null,
    tags: tagsOf(world, ticket),
    custom_fields: fields,
    fields,
    satisfaction_rating: null,
    brand_id: null,
    allow_channelback: false,
  };
}

type Minutes = Readonly<Record<'calendar' | 'business', number | null>>;

const spent = (duration_ms: number | null): Minutes => {
  const value = duration_ms === null ? null : Math.round(duration_ms / 60e3);
  return { calendar: value, business: value };
};

const minutes = (from: string | undefined, to: string | undefined): Minutes =>
  spent(from === undefined || to === undefined ? null : Date.parse(to) - Date.parse(from));

/** The metrics of a ticket. Agents' working hours are not kept: business equals calendar time. */
export function metricsOf(world: World, ticket: Ticket): Readonly<Record<string, unknown>> {
  const { createdAt, acknowledgedAt, resolvedAt, reopenedAt } = ticket.timestamps;
  const said = ticket.comments.filter((comment) => comment.public);
  const end_ms = resolvedAt === undefined ? world.now_ms() : Date.parse(resolvedAt);
  const held_ms = heldMs(ticket, end_ms);
  const forOthers_ms = isForOthers(world, ticket) ? held_ms : 0;
  const instant = (at: string | undefined) => (at === undefined ? null : wholeSeconds(at));
  return {
    id: 7_000_000 + numberOf(ticket),
    ticket_id: numberOf(ticket),
    created_at: wholeSeconds(createdAt),
    updated_at: updatedAt(world, ticket),
    assigned_at: instant(acknowledgedAt),
    initially_assigned_at: instant(acknowledgedAt),
    solved_at: instant(resolvedAt),
    status_updated_at: updatedAt(world, ticket),
    latest_comment_added_at: instant(ticket.comments.at(-1)?.at ?? createdAt),
    reopens: reopenedAt.length,
    replies: said.length,
    reply_time_in_minutes: minutes(createdAt, said[0]?.at),
    first_resolution_time_in_minutes: minutes(createdAt, resolvedAt),
    full_resolution_time_in_minutes: minutes(createdAt, resolvedAt),
    agent_wait_time_in_minutes: spent(held_ms - forOthers_ms),
    requester_wait_time_in_minutes: spent(end_ms - Date.parse(createdAt) - held_ms + forOthers_ms),
    on_hold_time_in_minutes: spent(forOthers_ms),
  };
}
