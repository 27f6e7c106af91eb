import * as z from 'zod';
import type { CarriedField } from '../../model/carried-field.ts';
import type { Ticket, TicketChannel, TicketState, Weight } from '../../model/ticket.ts';
import type { Binding, BindingContext, HttpRequest } from '../binding.ts';
import type { DeskApi, DeskChange } from '../desks/desk-api.ts';
import { deskBinding } from '../desks/desk-binding.ts';
import { type FieldNames, fieldNames, namedValues } from '../desks/field-names.ts';
import { readJson } from '../desks/read-json.ts';
import { runTag } from '../desks/run-tag.ts';
import { carriedOf, type ReadTicket, type SeenTicket, seenTicket } from '../desks/seen-ticket.ts';
import { UNREADABLE } from '../desks/unreadable.ts';
import { queryString } from '../query-string.ts';

const TICKETS = '/api/v2/tickets';

const FIELDS: FieldNames = {
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

const SOURCE: Readonly<Partial<Record<TicketChannel, number>>> = {
  ...{ email: 1, portal: 2, phone: 3, chat: 4, walkIn: 9 },
};
const STATUS: Readonly<Record<TicketState, number>> = {
  ...{ new: 2, acknowledged: 2, inProgress: 2, onHold: 3, resolved: 4, closed: 5, cancelled: 5 },
};
/** Freshservice knows no withdrawn tickets: they are closed and carry this tag. */
const WITHDRAWN = 'cancelled';

const ticketShape = z.object({
  id: z.int(),
  status: z.int(),
  subject: z.string().catch(''),
  description_text: z.string().catch(''),
  impact: z.int().min(1).max(3).catch(1),
  urgency: z.int().min(1).max(3).catch(1),
  responder_id: z.int().nullish().catch(null),
  tags: z.array(z.string()).catch([]),
  custom_fields: z.record(z.string(), z.unknown()).catch({}),
  created_at: z.string().catch(''),
  updated_at: z.string().catch(''),
});
type TicketShape = z.infer<typeof ticketShape>;
const one = z.object({ ticket: ticketShape });
const several = z.object({ tickets: z.array(ticketShape) });

const namesOf = ({ settings }: BindingContext): FieldNames => fieldNames(settings, FIELDS);

/** Both desks count impact and urgency from 1 low to 3 high; the fleet the other way round. */
const weight = (value: number): Weight => (4 - value) as Weight;

function read(ticket: TicketShape, context: BindingContext): SeenTicket | undefined {
  const names = namesOf(context);
  const carried = (field: CarriedField): string | undefined => {
    const value = ticket.custom_fields[names[field]];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const state = stateOf(ticket, carried('agent'), carried('trail'));
  if (state === undefined) return undefined;
  const impact = weight(ticket.impact);
  const urgency = weight(ticket.urgency);
  return seenTicket(
    {
      id: String(ticket.id),
      number: `INC-${ticket.id}`,
      priority: (impact + urgency - 1) as Ticket['priority'],
      ...{ state, impact, urgency, carried },
      summary: ticket.subject,
      description: ticket.description_text,
      createdAt: ticket.created_at,
      resolvedAt: ticket.status === 4 ? ticket.updated_at : undefined,
      closedAt: ticket.status === 5 ? ticket.updated_at : undefined,
    },
    { tags: ticket.tags },
  );
}

/** `open` says nothing of whether somebody ever was at it: the fleet's own fields do. */
function stateOf(
  { status, tags, responder_id }: TicketShape,
  agent: string | undefined,
  trail: string | undefined,
): ReadTicket['state'] | undefined {
  if (status === 2) return agent || trail || responder_id ? 'open' : 'new';
  if (status === 5 && tags.includes(WITHDRAWN)) return 'cancelled';
  return ({ 3: 'onHold', 4: 'resolved', 5: 'closed' } as const)[status];
}

const readOne = (body: string, context: BindingContext): SeenTicket | undefined => {
  const found = readJson(one, body);
  return found === undefined ? undefined : read(found.ticket, context);
};

const filtered = (conditions: readonly string[]): HttpRequest => ({
  method: 'GET',
  path: `${TICKETS}/filter?${queryString({ query: `"${conditions.join(' AND ')}"` })}`,
});

const either = (name: string, values: readonly (string | number)[]): string =>
  `(${values.map((value) => `${name}:${typeof value === 'number' ? value : `'${value}'`}`).join(' OR ')})`;

const pathOf = (ticketId: string): string => `${TICKETS}/${encodeURIComponent(ticketId)}`;

function changeOf(seen: SeenTicket, { state, carried }: DeskChange, context: BindingContext) {
  const { assignee, group2 } = context.settings;
  const { agent, level } = carried;
  return {
    ...(state && { status: STATUS[state] }),
    ...(state === 'cancelled' && { tags: [...(seen.tags ?? []), WITHDRAWN] }),
    ...(agent !== undefined &&
      assignee && { responder_id: agent === '' ? null : Number(assignee) }),
    ...(level === '2' && group2 && { group_id: Number(group2) }),
    custom_fields: namedValues(carried, namesOf(context)),
  };
}

const api: DeskApi = {
  name: 'freshservice',
  auth: ['apiKey', 'basic'],
  apiKeyHeader: 'authorization',
  apiKeyScheme: 'Basic',
  keyHeader: null,
  health: `${TICKETS}?per_page=1`,
  create(report, context) {
    const { group, category, requesterEmail = 'peakday@example.com' } = context.settings;
    const body = {
      subject: report.summary,
      description: report.description || report.summary,
      email: requesterEmail,
      status: 2,
      priority: Math.max(1, 6 - report.impact - report.urgency),
      source: SOURCE[report.channel] ?? 2,
      impact: 4 - report.impact,
      urgency: 4 - report.urgency,
      tags: ['peakday', runTag(context.runId)],
      ...(group && { group_id: Number(group) }),
      ...(category && { category }),
      custom_fields: namedValues(carriedOf(report), namesOf(context)),
    };
    return { method: 'POST', path: TICKETS, body: JSON.stringify(body) };
  },
  created: (body, _report, context) => readOne(body, context),
  lookup: (externalRef, context) =>
    filtered([`${namesOf(context).externalRef}:'${externalRef.replaceAll("'", '')}'`]),
  get: (ticketId) => ({ method: 'GET', path: pathOf(ticketId) }),
  read: readOne,
  waiting({ languages, tillSystems }, context) {
    const names = namesOf(context);
    return filtered([
      'status:2',
      `tag:'${runTag(context.runId)}'`,
      `${names.agent}:null`,
      either(names.language, languages),
      either(names.tillSystem, tillSystems),
    ]);
  },
  list: (body, context) =>
    readJson(several, body)?.tickets.flatMap((ticket) => read(ticket, context) ?? []),
  *change(seen, change, context) {
    const path = pathOf(seen.ticket.id);
    const { comment, resolution } = change;
    const words = comment ? `${comment.author}: ${comment.body}` : resolution?.notes;
    if (words) {
      const said = yield {
        method: 'POST',
        path: `${path}/reply`,
        body: JSON.stringify({ body: words }),
      };
      if (said.status >= 400) return { refused: said };
    }
    const body = JSON.stringify(changeOf(seen, change, context));
    const answer = yield { method: 'PUT', path, body };
    if (answer.status >= 400) return { refused: answer };
    const after = readOne(answer.body, context);
    return after === undefined ? UNREADABLE : { ok: true, reply: after.ticket };
  },
  ofRun: ({ runId }) => filtered([`tag:'${runTag(runId)}'`]),
  remove: (ticketId) => ({ method: 'DELETE', path: pathOf(ticketId) }),
};

/**
 * Freshservice tickets, API v2. Settings: `group`, `group2` (ids of both levels' groups),
 * `assignee` (id of the agent whom agents work as), `category`, `requesterEmail`, and `…Field` for
 * the names of the custom fields that carry what tickets have no member for.
 */
export const freshservice: Binding = deskBinding(api);
