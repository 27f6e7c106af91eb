import * as z from 'zod';
import type { CarriedField } from '../../model/carried-field.ts';
import type { Resolution, Ticket, TicketChannel, TicketState } from '../../model/ticket.ts';
import type { Binding, BindingContext, HttpAnswer } from '../binding.ts';
import type { DeskApi, DeskChange } from '../desks/desk-api.ts';
import { deskBinding } from '../desks/desk-binding.ts';
import { type FieldNames, fieldNames, namedValues } from '../desks/field-names.ts';
import { readJson } from '../desks/read-json.ts';
import { carriedOf, type ReadTicket, type SeenTicket, seenTicket } from '../desks/seen-ticket.ts';
import { UNREADABLE } from '../desks/unreadable.ts';
import { queryString } from '../query-string.ts';

const TABLE = '/api/now/table/incident';
/** Records asked for at one time. */
const PAGE = 50;

const FIELDS: FieldNames = {
  externalRef: 'correlation_id',
  channel: 'u_channel',
  language: 'u_language',
  tillSystem: 'u_till_system',
  storeId: 'u_store',
  tillId: 'u_till',
  device: 'u_device',
  symptom: 'u_symptom',
  agent: 'u_agent',
  level: 'u_level',
  trail: 'u_trail',
};

const CONTACT: Readonly<Record<TicketChannel, string>> = {
  api: 'integration',
  phone: 'phone',
  chat: 'chat',
  email: 'email',
  social: 'social',
  portal: 'self-service',
  monitoring: 'monitoring',
  walkIn: 'walk-in',
};
const STATE_CODE: Readonly<Record<TicketState, string>> = {
  ...{ new: '1', acknowledged: '2', inProgress: '2', onHold: '3' },
  ...{ resolved: '6', closed: '7', cancelled: '8' },
};
const STATES: Readonly<Record<string, ReadTicket['state']>> = {
  ...{ 1: 'new', 2: 'open', 3: 'onHold', 6: 'resolved', 7: 'closed', 8: 'cancelled' },
};
const CLOSE_CODE: Readonly<Record<Resolution['code'], string>> = {
  fixed: 'Solution provided',
  workaround: 'Workaround provided',
  noFault: 'No resolution provided',
  duplicate: 'Duplicate',
};
/** 1 Awaiting Caller. */
const AWAITING_CALLER = '1';

/** A column: text, or a reference as link and value. */
const column = z.union([
  z.string(),
  z.object({ value: z.string() }).transform(({ value }) => value),
]);
const incident = z.looseObject({
  sys_id: z.string().min(1),
  number: z.string().catch(''),
  state: z.string().min(1),
});
type Incident = z.infer<typeof incident>;
const one = z.object({ result: incident });
const several = z.object({ result: z.array(incident) });

const namesOf = ({ settings }: BindingContext): FieldNames => fieldNames(settings, FIELDS);

function read(record: Incident, context: BindingContext): SeenTicket | undefined {
  const state = STATES[record.state];
  if (state === undefined) return undefined;
  const names = namesOf(context);
  const text = (name: string): string => column.safeParse(record[name]).data ?? '';
  const notes = text('close_notes');
  const ticket: ReadTicket = {
    id: record.sys_id,
    number: record.number,
    state,
    priority: (digit(text('priority'), 5) ?? 5) as Ticket['priority'],
    impact: (digit(text('impact'), 3) ?? 3) as Ticket['impact'],
    urgency: (digit(text('urgency'), 3) ?? 3) as Ticket['urgency'],
    summary: text('short_description'),
    description: text('description'),
    createdAt: iso(text('opened_at')) ?? '',
    resolvedAt: iso(text('resolved_at')),
    closedAt: iso(text('closed_at')),
    assignee: text('assigned_to'),
    carried: (field: CarriedField) => text(names[field]),
    ...(notes !== '' && { resolution: { code: codeOf(text('close_code')), notes } }),
  };
  return seenTicket(ticket);
}

const readOne = (body: string, context: BindingContext): SeenTicket | undefined => {
  const found = readJson(one, body);
  return found === undefined ? undefined : read(found.result, context);
};

const digit = (text: string, most: number): number | undefined =>
  /^\d$/.test(text) && +text >= 1 && +text <= most ? +text : undefined;

const codeOf = (label: string): Resolution['code'] =>
  (Object.keys(CLOSE_CODE) as Resolution['code'][]).find((code) => CLOSE_CODE[code] === label) ??
  'fixed';

/** What was done; an instance wants it in words. */
const notesOf = ({ code, notes }: Resolution): string => notes || CLOSE_CODE[code];

/** `2026-11-27 15:00:00`, UTC, as ISO 8601. */
const iso = (text: string): string | undefined =>
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(' ', 'T')}Z` : undefined;

/** A value inside an encoded query, whose joints it must not hold. */
const plain = (value: string): string => value.replaceAll('^', '').replaceAll(',', '');

const query = (conditions: readonly string[], limit: number): string =>
  `${TABLE}?${queryString({ sysparm_query: conditions.join('^'), sysparm_limit: String(limit) })}`;

const pathOf = (ticketId: string): string => `${TABLE}/${encodeURIComponent(ticketId)}`;

/** Columns of a change. */
function columnsOf(
  { state, resolution, comment, carried }: DeskChange,
  context: BindingContext,
): Readonly<Record<string, string>> {
  const { assignee, group2 } = context.settings;
  const { agent, level } = carried;
  return {
    ...namedValues(carried, namesOf(context)),
    ...(agent !== undefined && assignee && { assigned_to: agent === '' ? '' : assignee }),
    ...(level === '2' && group2 !== undefined && { assignment_group: group2 }),
    ...(state !== undefined && { state: STATE_CODE[state] }),
    ...(state === 'onHold' && { hold_reason: AWAITING_CALLER }),
    ...(resolution && {
      close_code: CLOSE_CODE[resolution.code],
      close_notes: notesOf(resolution),
    }),
    ...(comment && { comments: `${comment.author}: ${comment.body}` }),
  };
}

/** Seconds until the hour's count begins anew, where `Retry-After` does not say it. */
function advice(answer: HttpAnswer): number | undefined {
  if (answer.status !== 429) return undefined;
  const resets_s = Number(answer.header('x-ratelimit-reset'));
  return Number.isFinite(resets_s) && resets_s > 0
    ? Math.max(0, resets_s - Date.now() / 1e3)
    : undefined;
}

const api: DeskApi = {
  name: 'servicenow',
  auth: ['basic', 'bearer', 'oauth2ClientCredentials', 'mtls'],
  keyHeader: null,
  health: `${TABLE}?sysparm_limit=1&sysparm_fields=sys_id`,
  advice: (answer) => (answer.header('retry-after') === undefined ? advice(answer) : undefined),
  create(report, context) {
    const { group, caller, category } = context.settings;
    const body = {
      short_description: report.summary,
      description: report.description,
      contact_type: CONTACT[report.channel],
      impact: String(report.impact),
      urgency: String(report.urgency),
      correlation_display: 'peakday',
      ...(group !== undefined && { assignment_group: group }),
      ...(caller !== undefined && { caller_id: caller }),
      ...(category !== undefined && { category }),
      ...namedValues(carriedOf(report), namesOf(context)),
    };
    return { method: 'POST', path: TABLE, body: JSON.stringify(body) };
  },
  created: (body, _report, context) => readOne(body, context),
  lookup: (externalRef, context) => {
    const ref = `${namesOf(context).externalRef}=${plain(externalRef)}`;
    return { method: 'GET', path: query([ref, 'stateIN1,2,3'], PAGE) };
  },
  get: (ticketId) => ({ method: 'GET', path: pathOf(ticketId) }),
  read: readOne,
  waiting({ languages, tillSystems, level = 1 }, context) {
    const names = namesOf(context);
    const conditions = [
      `${names.externalRef}STARTSWITH${plain(context.runId)}`,
      'stateIN1,2',
      'assigned_toISEMPTY',
      `${names.agent}ISEMPTY`,
      `${names.language}IN${languages.join(',')}`,
      `${names.tillSystem}IN${tillSystems.join(',')}`,
      level === 2 ? `${names.level}=2` : `${names.level}!=2`,
      'ORDERBYpriority',
      'ORDERBYopened_at',
    ];
    return { method: 'GET', path: query(conditions, PAGE) };
  },
  list: (body, context) =>
    readJson(several, body)?.result.flatMap((record) => read(record, context) ?? []),
  *change({ ticket }, change, context) {
    const body = JSON.stringify(columnsOf(change, context));
    const answer = yield { method: 'PATCH', path: pathOf(ticket.id), body };
    if (answer.status >= 400) return { refused: answer };
    const seen = readOne(answer.body, context);
    return seen === undefined ? UNREADABLE : { ok: true, reply: seen.ticket };
  },
  ofRun: (context) => {
    const mark = `${namesOf(context).externalRef}STARTSWITH${plain(context.runId)}`;
    return { method: 'GET', path: query([mark], PAGE) };
  },
  remove: (ticketId) => ({ method: 'DELETE', path: pathOf(ticketId) }),
};

/**
 * ServiceNow incidents by the Table API. Settings: `group`, `group2` (assignment groups of both
 * levels), `caller`, `category`, `assignee` (the user whom agents work as), and `…Field` for the
 * columns that carry what incidents have none for.
 */
export const servicenow: Binding = deskBinding(api);
