import { CARRIED_FIELDS, type CarriedField } from '../../../src/model/carried-field.ts';
import type { Ticket, TicketState, Weight } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { carriedIn, extra } from '../vendors/carried.ts';
import { byNumber, numberOf } from '../vendors/ticket-number.ts';

/** Custom fields that carry what requests have no field for. */
export const CARRIED: Readonly<Record<CarriedField, string>> = {
  externalRef: 'customfield_10101',
  channel: 'customfield_10102',
  language: 'customfield_10103',
  tillSystem: 'customfield_10104',
  storeId: 'customfield_10105',
  tillId: 'customfield_10106',
  device: 'customfield_10107',
  symptom: 'customfield_10108',
  agent: 'customfield_10109',
  level: 'customfield_10110',
  trail: 'customfield_10111',
};

/** The one project, and its service desk. */
export const PROJECT = 'SUP';
export const DESK_ID = '1';
export const REQUEST_TYPE = { id: '10', name: 'Report a system problem' } as const;

/** A status of the project's workflow. */
export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: 'NEW' | 'INDETERMINATE' | 'DONE';
  readonly state: TicketState;
}

/** The workflow: any status may follow any other; a transition has the id of where it leads. */
export const STATUSES: readonly Status[] = [
  { id: '10', name: 'Open', category: 'NEW', state: 'new' },
  { id: '20', name: 'Waiting for support', category: 'INDETERMINATE', state: 'acknowledged' },
  { id: '30', name: 'In Progress', category: 'INDETERMINATE', state: 'inProgress' },
  { id: '40', name: 'Waiting for customer', category: 'INDETERMINATE', state: 'onHold' },
  { id: '50', name: 'Resolved', category: 'DONE', state: 'resolved' },
  { id: '60', name: 'Closed', category: 'DONE', state: 'closed' },
  { id: '70', name: 'Canceled', category: 'DONE', state: 'cancelled' },
];

const FIRST = STATUSES[0] as Status;
/** Where a ticket stands in the workflow. */
export const statusOf = ({ state }: Ticket): Status =>
  STATUSES.find((status) => status.state === state) ?? FIRST;

/** Names of the priorities, the most urgent first. */
export const PRIORITIES: readonly string[] = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
/** Impact and urgency of a priority: where the domain's matrix has it. */
export const WEIGHTS: readonly (readonly [Weight, Weight])[] = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
];
/** The name of a ticket's priority. */
export const priorityOf = ({ priority }: Ticket): string => PRIORITIES[priority - 1] ?? 'Lowest';

/** `SUP-7`. */
export const keyOf = (ticket: Ticket): string => `${PROJECT}-${numberOf(ticket)}`;
const idOf = (ticket: Ticket): string => String(10_000 + numberOf(ticket));

/** The ticket of a key (`SUP-7`) or an issue's id (`10007`). */
export function byKey(world: World, key: string): Ticket | undefined {
  const [, number] = /^SUP-(\d+)$/.exec(key) ?? [];
  if (number !== undefined) return byNumber(world, number);
  return /^\d{5,12}$/.test(key) ? byNumber(world, Number(key) - 10_000) : undefined;
}

/** Labels as they were sent. */
export const labelsOf = (world: World, ticket: Ticket): readonly string[] =>
  (extra(world, ticket.id, 'jira:labels') as readonly string[] | undefined) ?? [];

/** `2026-11-27T15:00:00.000+0000`. */
export const jiraInstant = (at: string): string => new Date(at).toISOString().replace('Z', '+0000');

/** An instant as the service desk API gives it. */
export const date = (at: string): Readonly<Record<string, string | number>> => ({
  iso8601: jiraInstant(at),
  jira: jiraInstant(at),
  friendly: at.slice(0, 16).replace('T', ' '),
  epochMillis: Date.parse(at),
});

const REPORTER = {
  accountId: 'peakday',
  name: 'peakday',
  key: 'peakday',
  emailAddress: 'agent@example.com',
  displayName: 'peakday',
  active: true,
  timeZone: 'UTC',
};
/** An agent as a user of Jira. */
const userOf = (agent: string) => ({ ...REPORTER, accountId: agent, displayName: agent });

/** An issue as the platform API (version 2) gives it. */
export function shownIssue(world: World, ticket: Ticket): Readonly<Record<string, unknown>> {
  const status = statusOf(ticket);
  const { createdAt, resolvedAt, closedAt } = ticket.timestamps;
  const ended = resolvedAt ?? closedAt;
  const comments = ticket.comments.map(commentOf);
  return {
    id: idOf(ticket),
    key: keyOf(ticket),
    self: `/rest/api/2/issue/${idOf(ticket)}`,
    fields: {
      summary: ticket.summary,
      description: ticket.description,
      issuetype: { id: '1', name: 'Incident', subtask: false },
      project: { id: '1', key: PROJECT, name: 'Support' },
      status: {
        id: status.id,
        name: status.name,
        statusCategory: { key: status.category.toLowerCase(), name: status.category },
      },
      priority: { id: String(ticket.priority), name: priorityOf(ticket) },
      labels: labelsOf(world, ticket),
      assignee: ticket.assignee === null ? null : userOf(ticket.assignee),
      reporter: REPORTER,
      created: jiraInstant(createdAt),
      resolutiondate: ended === undefined ? null : jiraInstant(ended),
      resolution: ticket.resolution === null ? null : { name: 'Done' },
      comment: { comments, total: comments.length, maxResults: comments.length, startAt: 0 },
      ...Object.fromEntries(
        CARRIED_FIELDS.map((field) => [CARRIED[field], carriedIn(world, ticket, field) || null]),
      ),
    },
  };
}

/** What was said, as both APIs give it. */
export function commentOf(
  { at, author, public: isPublic, body }: Ticket['comments'][number],
  i: number,
): Readonly<Record<string, unknown>> {
  return {
    id: String(i + 1),
    body,
    public: isPublic,
    jsdPublic: isPublic,
    author: { ...REPORTER, displayName: author },
    created: date(at),
  };
}

/** A request as the service desk API gives it. */
export function shownRequest(ticket: Ticket): Readonly<Record<string, unknown>> {
  const { name, category } = statusOf(ticket);
  const key = keyOf(ticket);
  const changed = Object.values(ticket.timestamps)
    .flat()
    .flatMap((one) => (typeof one === 'string' ? one : [one.from, one.to ?? one.from]))
    .sort()
    .at(-1);
  return {
    issueId: idOf(ticket),
    issueKey: key,
    requestTypeId: REQUEST_TYPE.id,
    serviceDeskId: DESK_ID,
    createdDate: date(ticket.timestamps.createdAt),
    reporter: REPORTER,
    requestFieldValues: [
      { fieldId: 'summary', label: 'Summary', value: ticket.summary },
      { fieldId: 'description', label: 'Description', value: ticket.description },
    ],
    currentStatus: {
      status: name,
      statusCategory: category,
      statusDate: date(changed ?? ticket.timestamps.createdAt),
    },
    _links: {
      jiraRest: `/rest/api/2/issue/${idOf(ticket)}`,
      web: `/servicedesk/customer/portal/${DESK_ID}/${key}`,
      self: `/rest/servicedeskapi/request/${idOf(ticket)}`,
    },
  };
}
