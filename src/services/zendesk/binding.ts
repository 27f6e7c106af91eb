import * as z from 'zod';
import type { CarriedField } from '../../model/carried-field.ts';
import type { Ticket, TicketState } from '../../model/ticket.ts';
import type { Binding, BindingContext, HttpAnswer } from '../binding.ts';
import type { DeskApi, DeskChange } from '../desks/desk-api.ts';
import { deskBinding } from '../desks/desk-binding.ts';
import { type FieldNames, fieldNames, namedValues } from '../desks/field-names.ts';
import { readJson } from '../desks/read-json.ts';
import { runTag } from '../desks/run-tag.ts';
import { carriedOf, type ReadTicket, type SeenTicket, seenTicket } from '../desks/seen-ticket.ts';
import { UNREADABLE } from '../desks/unreadable.ts';
import { queryString } from '../query-string.ts';

const TICKETS = '/api/v2/tickets';

/** Ids of custom fields; an account has its own, which the settings name. */
const FIELDS: FieldNames = {
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

type Priority = 'urgent' | 'high' | 'normal' | 'low';
const PRIORITY: Readonly<Record<Ticket['priority'], Priority>> = {
  ...({ 1: 'urgent', 2: 'high', 3: 'normal', 4: 'low', 5: 'low' } as const),
};
/** Priority, impact and urgency that a priority's name stands for. */
const MEANS: Readonly<Record<Priority, readonly [Ticket['priority'], 1 | 2 | 3, 1 | 2 | 3]>> = {
  urgent: [1, 1, 1],
  high: [2, 1, 2],
  normal: [3, 2, 2],
  low: [5, 3, 3],
};
const STATUS: Readonly<Record<TicketState, string>> = {
  new: 'new',
  acknowledged: 'open',
  inProgress: 'open',
  onHold: 'pending',
  resolved: 'solved',
  closed: 'closed',
  cancelled: 'solved',
};
const STATES: Readonly<Record<string, ReadTicket['state']>> = {
  new: 'new',
  open: 'open',
  pending: 'onHold',
  hold: 'onHold',
  solved: 'resolved',
  closed: 'closed',
};
/** Zendesk knows no withdrawn tickets: they are solved and carry this tag. */
const WITHDRAWN = 'cancelled';

const ticketShape = z.object({
  id: z.int(),
  status: z.string(),
  created_at: z.string().catch(''),
  updated_at: z.string().catch(''),
  external_id: z.string().nullish().catch(null),
  subject: z.string().nullish().catch(null),
  description: z.string().nullish().catch(null),
  priority: z.enum(['urgent', 'high', 'normal', 'low']).nullish().catch(null),
  tags: z.array(z.string()).catch([]),
  custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })).catch([]),
});
type TicketShape = z.infer<typeof ticketShape>;
const one = z.object({ ticket: ticketShape });
const results = z.object({ results: z.array(ticketShape) });

const namesOf = ({ settings }: BindingContext): FieldNames => fieldNames(settings, FIELDS);

function read(ticket: TicketShape, context: BindingContext): SeenTicket | undefined {
  const state = STATES[ticket.status];
  if (state === undefined) return undefined;
  const names = namesOf(context);
  const fields = new Map(ticket.custom_fields.map(({ id, value }) => [String(id), value]));
  const carried = (field: CarriedField): string | undefined => {
    const value =
      names[field] === FIELDS.externalRef ? ticket.external_id : fields.get(names[field]);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const [priority, impact, urgency] = MEANS[ticket.priority ?? 'low'];
  const isOver = state === 'resolved' || state === 'closed';
  return seenTicket(
    {
      id: String(ticket.id),
      number: `#${ticket.id}`,
      state: isOver && ticket.tags.includes(WITHDRAWN) ? 'cancelled' : state,
      ...{ priority, impact, urgency, carried },
      summary: ticket.subject ?? '',
      description: ticket.description ?? '',
      createdAt: ticket.created_at,
      resolvedAt: isOver ? ticket.updated_at : undefined,
    },
    { stamp: ticket.updated_at, tags: ticket.tags },
  );
}

const readOne = (body: string, context: BindingContext): SeenTicket | undefined => {
  const found = readJson(one, body);
  return found === undefined ? undefined : read(found.ticket, context);
};

/** Custom fields as a request wants them; `external_id` is a member of its own. */
const customFields = (
  values: Readonly<Partial<Record<CarriedField, string>>>,
  context: BindingContext,
): readonly { readonly id: number; readonly value: string }[] =>
  Object.entries(namedValues(values, namesOf(context)))
    .filter(([name]) => name !== FIELDS.externalRef)
    .map(([name, value]) => ({ id: Number(name), value }));

function changeOf(
  seen: SeenTicket,
  { state, comment, resolution, carried }: DeskChange,
  context: BindingContext,
) {
  const { assignee, group2 } = context.settings;
  const { agent, level } = carried;
  const words = comment ? `${comment.author}: ${comment.body}` : resolution?.notes;
  const tags = [...(seen.tags ?? []), WITHDRAWN];
  return {
    ...(state && { status: STATUS[state] }),
    ...(state === 'cancelled' && { tags }),
    ...(words && { comment: { body: words, public: true } }),
    ...(agent !== undefined && assignee && { assignee_id: agent === '' ? null : Number(assignee) }),
    ...(level === '2' && group2 && { group_id: Number(group2) }),
    custom_fields: customFields(carried, context),
    // Refused when somebody changed it since it was seen.
    ...(agent && seen.stamp && { safe_update: true, updated_stamp: seen.stamp }),
  };
}

/** Seconds to the next minute's count, where `Retry-After` does not say it. */
function advice(answer: HttpAnswer): number | undefined {
  if (answer.status !== 429 || answer.header('retry-after') !== undefined) return undefined;
  const said = Number(answer.header('ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(said) ? said : undefined;
}

const searchFor = (terms: readonly string[]): string =>
  `/api/v2/search.json?${queryString({ query: ['type:ticket', ...terms].join(' '), sort_by: 'priority', sort_order: 'desc' })}`;

const pathOf = (ticketId: string): string => `${TICKETS}/${encodeURIComponent(ticketId)}`;

const api: DeskApi = {
  name: 'zendesk',
  auth: ['basic', 'bearer', 'oauth2ClientCredentials'],
  keyHeader: 'idempotency-key',
  health: '/api/v2/users/me.json',
  advice,
  create(report, context) {
    const { group, requesterName = 'peakday', requesterEmail } = context.settings;
    const priority = (report.impact + report.urgency - 1) as Ticket['priority'];
    const ticket = {
      subject: report.summary,
      comment: { body: report.description || report.summary, public: true },
      priority: PRIORITY[priority],
      type: 'incident',
      external_id: report.externalRef,
      tags: ['peakday', runTag(context.runId)],
      ...(group && { group_id: Number(group) }),
      ...(requesterEmail && { requester: { name: requesterName, email: requesterEmail } }),
      custom_fields: customFields(carriedOf(report), context),
    };
    const body = JSON.stringify({ ticket });
    return { method: 'POST', path: TICKETS, body, idempotencyKey: report.externalRef };
  },
  created: (body, _report, context) => readOne(body, context),
  get: (ticketId) => ({ method: 'GET', path: pathOf(ticketId) }),
  read: readOne,
  waiting({ languages, tillSystems }, context) {
    const names = namesOf(context);
    const either = (field: CarriedField, values: readonly string[]): readonly string[] =>
      values.map((value) => `custom_field_${names[field]}:${value}`);
    const terms = [
      `tags:${runTag(context.runId)}`,
      'status<pending',
      'assignee:none',
      ...either('language', languages),
      ...either('tillSystem', tillSystems),
    ];
    return { method: 'GET', path: searchFor(terms) };
  },
  list: (body, context) =>
    readJson(results, body)?.results.flatMap((ticket) => read(ticket, context) ?? []),
  *change(seen, change, context) {
    const body = JSON.stringify({ ticket: changeOf(seen, change, context) });
    const answer = yield { method: 'PUT', path: pathOf(seen.ticket.id), body };
    if (answer.status >= 400) return { refused: answer };
    const after = readOne(answer.body, context);
    return after === undefined ? UNREADABLE : { ok: true, reply: after.ticket };
  },
  ofRun: ({ runId }) => ({ method: 'GET', path: searchFor([`tags:${runTag(runId)}`]) }),
  remove: (ticketId) => ({ method: 'DELETE', path: pathOf(ticketId) }),
};

/**
 * Zendesk Support tickets. Settings: `group`, `group2` (ids of both levels' groups), `assignee`
 * (id of the user whom agents work as), `requesterName`, `requesterEmail`, and `…Field` for the
 * ids of the custom fields that carry what tickets have no member for. Ids are numbers.
 */
export const zendesk: Binding = deskBinding(api);
