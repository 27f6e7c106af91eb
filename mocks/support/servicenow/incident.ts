import type { CarriedField } from '../../../src/model/carried-field.ts';
import type { Resolution, Ticket, TicketChannel, TicketState } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { carriedIn, extra } from '../vendors/carried.ts';
import { byNumber, numberOf } from '../vendors/ticket-number.ts';

/** The columns that carry what incidents have no column for. */
export const CARRIED: Readonly<Record<CarriedField, string>> = {
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

/** Columns that are kept as they are sent. */
export const KEPT = [
  'caller_id',
  'category',
  'subcategory',
  'cmdb_ci',
  'location',
  'business_service',
  'severity',
  'hold_reason',
  'assignment_group',
  'correlation_display',
  'close_code',
  'parent_incident',
  'problem_id',
] as const;

const REFERENCES: ReadonlySet<string> = new Set([
  ...['caller_id', 'cmdb_ci', 'location', 'business_service', 'assignment_group', 'assigned_to'],
  ...['opened_by', 'resolved_by', 'parent_incident', 'problem_id'],
]);

/** Choice of `state`: 1 New, 2 In Progress, 3 On Hold, 6 Resolved, 7 Closed, 8 Canceled. */
const STATE: Readonly<Record<TicketState, string>> = {
  new: '1',
  acknowledged: '2',
  inProgress: '2',
  onHold: '3',
  resolved: '6',
  closed: '7',
  cancelled: '8',
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
/** Choices of `close_code`. */
export const CLOSE_CODE: Readonly<Record<Resolution['code'], string>> = {
  fixed: 'Solution provided',
  workaround: 'Workaround provided',
  noFault: 'No resolution provided',
  duplicate: 'Duplicate',
};
const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: {
    ...{ 1: 'New', 2: 'In Progress', 3: 'On Hold', 6: 'Resolved', 7: 'Closed', 8: 'Canceled' },
  },
  impact: { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' },
  urgency: { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' },
  priority: {
    ...{ 1: '1 - Critical', 2: '2 - High', 3: '3 - Moderate', 4: '4 - Low', 5: '5 - Planning' },
  },
  hold_reason: {
    ...{ 1: 'Awaiting Caller', 3: 'Awaiting Problem', 4: 'Awaiting Vendor', 5: 'Awaiting Change' },
  },
};

type Column = (ticket: Ticket, world: World) => string;

const COLUMNS: Readonly<Record<string, Column>> = {
  sys_id: (ticket) => sysIdOf(ticket),
  number: ({ number }) => number,
  sys_class_name: () => 'incident',
  short_description: ({ summary }) => summary,
  description: ({ description }) => description,
  opened_at: ({ timestamps }) => instant(timestamps.createdAt),
  sys_created_on: ({ timestamps }) => instant(timestamps.createdAt),
  sys_mod_count: (ticket, world) => String(extra(world, ticket.id, 'sys_mod_count') ?? 0),
  opened_by: () => 'integration',
  contact_type: ({ channel }) => CONTACT[channel],
  impact: ({ impact }) => String(impact),
  urgency: ({ urgency }) => String(urgency),
  priority: ({ priority }) => String(priority),
  state: ({ state }) => STATE[state],
  incident_state: ({ state }) => STATE[state],
  active: ({ state }) => String(state !== 'closed' && state !== 'cancelled'),
  assigned_to: ({ assignee }) => assignee ?? '',
  comments: () => '',
  work_notes: () => '',
  close_notes: ({ resolution }) => resolution?.notes ?? '',
  work_start: ({ timestamps }) => instant(timestamps.startedAt),
  resolved_at: ({ timestamps }) => instant(timestamps.resolvedAt),
  resolved_by: ({ timestamps, assignee }) => (timestamps.resolvedAt ? (assignee ?? '') : ''),
  closed_at: ({ timestamps }) => instant(timestamps.closedAt),
  reopen_count: ({ timestamps }) => String(timestamps.reopenedAt.length),
  reassignment_count: (ticket, world) => String(extra(world, ticket.id, 'reassignments') ?? 0),
  ...Object.fromEntries(
    KEPT.map((name) => [
      name,
      (ticket: Ticket, world: World) => String(extra(world, ticket.id, `servicenow:${name}`) ?? ''),
    ]),
  ),
  close_code: (ticket, world) =>
    String(
      extra(world, ticket.id, 'servicenow:close_code') ??
        (ticket.resolution === null ? '' : CLOSE_CODE[ticket.resolution.code]),
    ),
  ...Object.fromEntries(
    Object.entries(CARRIED).map(([field, name]) => [
      name,
      (ticket: Ticket, world: World) => carriedIn(world, ticket, field as CarriedField),
    ]),
  ),
};

/** Every column of an incident. */
export const COLUMN_NAMES: readonly string[] = Object.keys(COLUMNS);

/** A column's value; undefined for a column there is not. */
export const columnOf = (world: World, ticket: Ticket, name: string): string | undefined =>
  Object.hasOwn(COLUMNS, name) ? COLUMNS[name]?.(ticket, world) : undefined;

/** How values are shown: as they are stored, as people read them, or both. */
export type Display = 'false' | 'true' | 'all';

/** An incident as the Table API gives it: strings, references as link and value. */
export function recordOf(
  world: World,
  ticket: Ticket,
  { display, fields }: { readonly display: Display; readonly fields: readonly string[] },
): Readonly<Record<string, unknown>> {
  const names = fields.length > 0 ? fields : COLUMN_NAMES;
  const shown = names.flatMap((name) => {
    const value = columnOf(world, ticket, name);
    return value === undefined ? [] : [[name, shownAs(ticket, name, value, display)]];
  });
  return Object.fromEntries(shown);
}

function shownAs(ticket: Ticket, name: string, value: string, display: Display): unknown {
  const label =
    LABELS[name === 'incident_state' ? 'state' : name]?.[value] ?? journal(ticket, name);
  if (display === 'all') return { display_value: label ?? value, value };
  if (display === 'true') return label ?? value;
  if (!REFERENCES.has(name) || value === '') return value;
  const table = name === 'assignment_group' ? 'sys_user_group' : 'sys_user';
  return { link: `/api/now/table/${table}/${encodeURIComponent(value)}`, value };
}

/** What was said, newest first, as the journal columns show it to people. */
function journal({ comments }: Ticket, name: string): string | undefined {
  if (name !== 'comments' && name !== 'work_notes') return undefined;
  const title = name === 'comments' ? 'Additional comments' : 'Work notes';
  return comments
    .filter((comment) => comment.public === (name === 'comments'))
    .map(({ at, author, body }) => `${instant(at)} - ${author} (${title})\n${body}\n\n`)
    .reverse()
    .join('');
}

/** `YYYY-MM-DD hh:mm:ss`, UTC; empty when it has not come. */
export const instant = (at: string | undefined): string =>
  at === undefined ? '' : at.slice(0, 19).replace('T', ' ');

const SYS_ID = '5f1d2ac81b3c4e907a60';
const LETTERS = 'abcdef';

/**
 * 32 hexadecimal digits that hold the ticket's number: in letters, since a long run of digits
 * would look like a card number to whoever searches records for some.
 */
export const sysIdOf = (ticket: Ticket): string =>
  SYS_ID +
  numberOf(ticket)
    .toString(LETTERS.length)
    .padStart(12, '0')
    .replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? '');

/** The ticket of a sys_id, or undefined. */
export function bySysId(world: World, sysId: string): Ticket | undefined {
  if (!sysId.startsWith(SYS_ID)) return undefined;
  const [, letters] = /^.{20}([a-f]{12})$/.exec(sysId) ?? [];
  const digits = letters?.replace(/./g, (letter) => String(LETTERS.indexOf(letter)));
  return digits === undefined
    ? undefined
    : byNumber(world, Number.parseInt(digits, LETTERS.length));
}
