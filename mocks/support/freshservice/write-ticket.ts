import { z } from 'zod';
import type { OpenTicket, TicketChannel, TicketState, Weight } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import type { Revision } from '../revision.ts';
import { type Carried, carriedFrom, revisionOf, setExtra } from '../vendors/carried.ts';
import { CARRIED, type Make, SOURCE, WITHDRAWN } from './ticket.ts';

const text = z.string().max(65_535);

/** A ticket as a request says it. */
export interface TicketBody {
  readonly subject?: string;
  readonly description?: string;
  readonly email?: string;
  readonly requester_id?: number;
  readonly status?: 2 | 3 | 4 | 5;
  readonly priority?: number;
  readonly impact?: number;
  readonly urgency?: number;
  readonly source?: number;
  readonly responder_id?: number | null;
  readonly group_id?: number | null;
  readonly category?: string | null;
  readonly tags?: readonly string[];
  readonly custom_fields?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Members of a ticket that a request may set; others are passed over. */
export const ticketBody: z.ZodType<TicketBody> = z.object({
  subject: z.string().max(255).exactOptional(),
  description: text.exactOptional(),
  email: z.string().max(255).exactOptional(),
  requester_id: z.int().exactOptional(),
  status: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).exactOptional(),
  priority: z.int().min(1).max(4).exactOptional(),
  impact: z.int().min(1).max(3).exactOptional(),
  urgency: z.int().min(1).max(3).exactOptional(),
  source: z.int().min(1).max(20).exactOptional(),
  responder_id: z.int().nullable().exactOptional(),
  group_id: z.int().nullable().exactOptional(),
  category: z.string().max(255).nullable().exactOptional(),
  tags: z.array(z.string().max(32)).max(50).exactOptional(),
  custom_fields: z
    .record(z.string().max(80), z.union([text, z.number(), z.boolean(), z.null()]))
    .exactOptional(),
});
const STATES: Readonly<Record<2 | 3 | 4 | 5, TicketState>> = {
  2: 'inProgress',
  3: 'onHold',
  4: 'resolved',
  5: 'closed',
};
/** Freshdesk has a priority only: impact and urgency where the domain's matrix has it. */
const WEIGHTS: readonly (readonly [Weight, Weight])[] = [
  [3, 3],
  [3, 3],
  [2, 2],
  [1, 2],
  [1, 1],
];

/** Carried fields of a request. */
export const carriedOf = ({ custom_fields }: TicketBody): Carried =>
  carriedFrom(custom_fields ?? {}, CARRIED);

/** Members of a report that a request sets. */
export function saidIn(body: TicketBody, make: Make): Partial<OpenTicket> {
  const { subject, description, priority, impact, urgency, source } = body;
  const [byImpact, byUrgency] = WEIGHTS[priority ?? 0] ?? [];
  const hasBoth = impact !== undefined && urgency !== undefined;
  const [channel] = Object.entries(SOURCE[make]).find(([, one]) => one === source) ?? [];
  return {
    ...(subject !== undefined && { summary: subject }),
    ...(description !== undefined && { description }),
    ...(hasBoth && { impact: (4 - impact) as Weight, urgency: (4 - urgency) as Weight }),
    ...(!hasBoth && priority && byImpact && byUrgency && { impact: byImpact, urgency: byUrgency }),
    ...(channel !== undefined && { channel: channel as TicketChannel }),
  };
}

/** Changes of the domain's ticket that a request asks for. */
export function revisionFrom(body: TicketBody, make: Make): Revision {
  const { status, responder_id, tags } = body;
  const carried = revisionOf(carriedOf(body));
  const report = { ...saidIn(body, make), ...carried.report };
  const isWithdrawn = status === 5 && tags?.includes(WITHDRAWN);
  return {
    ...(responder_id !== undefined && {
      assignee: responder_id === null ? null : String(responder_id),
    }),
    ...carried,
    ...(Object.keys(report).length > 0 && { report }),
    ...(status !== undefined && { state: isWithdrawn ? 'cancelled' : STATES[status] }),
    ...(status === 4 && { resolution: { code: 'fixed', notes: '' } }),
  };
}

/** Keeps what the domain knows nothing of. */
export function keepMembers(world: World, ticketId: string, body: TicketBody): void {
  const { trail } = carriedOf(body);
  if (trail !== undefined) setExtra(world, ticketId, 'trail', trail);
  for (const name of ['tags', 'responder_id', 'group_id', 'category'] as const) {
    if (body[name] !== undefined) setExtra(world, ticketId, `fresh:${name}`, body[name]);
  }
  setExtra(world, ticketId, 'fresh:updated_at', new Date(world.now_ms()).toISOString());
}
