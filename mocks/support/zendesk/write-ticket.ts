import { z } from 'zod';
import type { TicketState } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import type { Revision } from '../revision.ts';
import { type Carried, carriedFrom, revisionOf, setExtra } from '../vendors/carried.ts';
import { CARRIED, type Status, WEIGHTS, WITHDRAWN } from './ticket.ts';

const text = z.string().max(65_535);
const customField = z.object({
  id: z.union([z.int(), z.string().max(40)]),
  value: z.union([text, z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]).nullish(),
});
const comment = z.object({
  body: text.nullish(),
  html_body: text.nullish(),
  public: z.boolean().nullish(),
  author_id: z.int().nullish(),
});

interface Comment {
  readonly body?: string | null | undefined;
  readonly html_body?: string | null | undefined;
  readonly public?: boolean | null | undefined;
  readonly author_id?: number | null | undefined;
}

interface CustomField {
  readonly id: number | string;
  readonly value?: string | number | boolean | readonly string[] | null | undefined;
}

/** A ticket as a request says it. */
export interface TicketBody {
  readonly subject?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly comment?: Comment | null | undefined;
  readonly priority?: 'urgent' | 'high' | 'normal' | 'low' | null | undefined;
  readonly type?: string | null | undefined;
  readonly status?: Status | null | undefined;
  readonly external_id?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly group_id?: number | null | undefined;
  readonly assignee_id?: number | null | undefined;
  readonly custom_fields?: readonly CustomField[] | null | undefined;
  readonly safe_update?: boolean | null | undefined;
  readonly updated_stamp?: string | null | undefined;
}

/** Members of a ticket that a request may set; others are passed over, as Zendesk does. */
export const ticketBody: z.ZodType<TicketBody> = z.object({
  subject: text.nullish(),
  description: text.nullish(),
  comment: comment.nullish(),
  priority: z.enum(['urgent', 'high', 'normal', 'low']).nullish(),
  type: z.enum(['problem', 'incident', 'question', 'task']).nullish(),
  status: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']).nullish(),
  external_id: z.string().max(255).nullish(),
  tags: z.array(z.string().max(200)).max(100).nullish(),
  group_id: z.int().nullish(),
  assignee_id: z.int().nullish(),
  custom_fields: z.array(customField).max(100).nullish(),
  safe_update: z.boolean().nullish(),
  updated_stamp: z.string().max(40).nullish(),
});
const STATES: Readonly<Record<Status, TicketState>> = {
  new: 'new',
  open: 'inProgress',
  pending: 'onHold',
  hold: 'onHold',
  solved: 'resolved',
  closed: 'closed',
};

/** Carried fields of a request: its custom fields by their ids, and `external_id`. */
export function carriedOf({ custom_fields, external_id }: TicketBody): Carried {
  const fields = Object.fromEntries(
    (custom_fields ?? []).map(({ id, value }) => [String(id), value ?? '']),
  );
  if (external_id !== undefined) fields[CARRIED.externalRef] = external_id ?? '';
  return carriedFrom(fields, CARRIED);
}

/** Words of a request's comment, `description` on opening included. */
export const wordsOf = ({ comment: said, description }: TicketBody): string =>
  said?.body ?? said?.html_body ?? description ?? '';

/** Changes of the domain's ticket that a request asks for. */
export function revisionFrom(body: TicketBody, author: string): Revision {
  const { subject, priority, status, assignee_id, tags } = body;
  const carried = revisionOf(carriedOf(body));
  const [impact, urgency] = priority == null ? [] : WEIGHTS[priority];
  const words = body.comment == null ? '' : wordsOf(body);
  const report = {
    ...carried.report,
    ...(subject != null && { summary: subject }),
    ...(impact !== undefined && urgency !== undefined && { impact, urgency }),
  };
  const isWithdrawn = status === 'solved' && tags?.includes(WITHDRAWN);
  const solved = { code: 'fixed', notes: words } as const;
  return {
    ...(assignee_id !== undefined && {
      assignee: assignee_id === null ? null : String(assignee_id),
    }),
    ...carried,
    ...(Object.keys(report).length > 0 && { report }),
    ...(status != null && { state: isWithdrawn ? 'cancelled' : STATES[status] }),
    ...(status === 'solved' && !isWithdrawn && { resolution: solved }),
    ...(words !== '' && {
      comment: { author, public: body.comment?.public !== false, body: words },
    }),
  };
}

/** Keeps what the domain knows nothing of, and stamps the version. */
export function keepMembers(world: World, ticketId: string, body: TicketBody): void {
  const { trail } = carriedOf(body);
  if (trail !== undefined) setExtra(world, ticketId, 'trail', trail);
  if (body.tags != null) setExtra(world, ticketId, 'zendesk:tags', [...new Set(body.tags)]);
  if (body.status === 'pending' || body.status === 'hold')
    setExtra(world, ticketId, 'zendesk:waits', body.status);
  if (body.type != null) setExtra(world, ticketId, 'zendesk:type', body.type);
  if (body.group_id != null) setExtra(world, ticketId, 'zendesk:group_id', body.group_id);
  const now = new Date(world.now_ms()).toISOString();
  setExtra(world, ticketId, 'zendesk:updated_at', now);
}
