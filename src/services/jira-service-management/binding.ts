import * as z from 'zod';
import type { CarriedField } from '../../model/carried-field.ts';
import type { Ticket, TicketState, Weight } from '../../model/ticket.ts';
import type { Binding, BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import type { DeskApi, DeskChange } from '../desks/desk-api.ts';
import { deskBinding } from '../desks/desk-binding.ts';
import { type FieldNames, fieldNames, namedValues } from '../desks/field-names.ts';
import { readJson } from '../desks/read-json.ts';
import { runTag } from '../desks/run-tag.ts';
import { carriedOf, type ReadTicket, type SeenTicket, seenTicket } from '../desks/seen-ticket.ts';
import { UNREADABLE } from '../desks/unreadable.ts';
import { queryString } from '../query-string.ts';

const FIELDS: FieldNames = {
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
const PRIORITIES: readonly string[] = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
const WEIGHTS: readonly (readonly [Weight, Weight])[] = [
  ...([
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 3],
    [3, 3],
  ] as const),
];

const issueShape = z.object({
  key: z.string().min(1),
  fields: z.looseObject({
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    summary: z.string().catch(''),
    description: z.string().catch(''),
    created: z.string().catch(''),
    resolutiondate: z.string().nullish().catch(null),
    priority: z.object({ name: z.string() }).nullish().catch(null),
  }),
});
type Issue = z.infer<typeof issueShape>;
const several = z.object({ issues: z.array(issueShape) });
const created = z.object({
  issueKey: z.string().min(1),
  createdDate: z.object({ iso8601: z.string() }).catch({ iso8601: '' }),
});
const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ name: z.string() }) })),
});

const namesOf = ({ settings }: BindingContext): FieldNames => fieldNames(settings, FIELDS);

/** The workflow's statuses: those of the settings, else those a service project comes with. */
function statusesOf({ settings }: BindingContext): Readonly<Partial<Record<TicketState, string>>> {
  return {
    inProgress: settings['inProgressStatus'] ?? 'In Progress',
    onHold: settings['onHoldStatus'] ?? 'Waiting for customer',
    resolved: settings['resolvedStatus'] ?? 'Resolved',
    closed: settings['closedStatus'] ?? 'Closed',
    cancelled: settings['cancelledStatus'] ?? 'Canceled',
  };
}

function stateOf(
  { fields }: Issue,
  agent: string | undefined,
  context: BindingContext,
): ReadTicket['state'] {
  const { name, statusCategory } = fields.status;
  const { onHold, closed, cancelled } = statusesOf(context);
  if (statusCategory.key === 'done') {
    if (name === cancelled) return 'cancelled';
    return name === closed ? 'closed' : 'resolved';
  }
  if (name === onHold) return 'onHold';
  return statusCategory.key === 'new' && !agent ? 'new' : 'open';
}

function read(issue: Issue, context: BindingContext): SeenTicket {
  const { key, fields } = issue;
  const names = namesOf(context);
  const carried = (field: CarriedField): string | undefined => {
    const value = fields[names[field]];
    return typeof value === 'string' ? value : undefined;
  };
  const priority = Math.max(0, PRIORITIES.indexOf(fields.priority?.name ?? 'Medium'));
  const [impact, urgency] = WEIGHTS[priority] ?? [2, 2];
  const seen: ReadTicket = {
    id: key,
    number: key,
    state: stateOf(issue, carried('agent'), context),
    priority: (priority + 1) as Ticket['priority'],
    ...{ impact, urgency, carried },
    summary: fields.summary,
    description: fields.description,
    createdAt: fields.created,
    resolvedAt: fields.resolutiondate ?? undefined,
  };
  return seenTicket(seen, { stamp: fields.status.name });
}

const readOne = (body: string, context: BindingContext): SeenTicket | undefined => {
  const issue = readJson(issueShape, body);
  return issue === undefined ? undefined : read(issue, context);
};

const refLabel = (externalRef: string): string => `ref:${externalRef.replace(/\s/g, '_')}`;
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '')}"`;
const list = (values: readonly string[]): string => `(${values.map(quoted).join(', ')})`;
/** `customfield_10101` as JQL names it. */
const inJql = (field: string): string => `cf[${field.replace(/^customfield_/, '')}]`;

const searchFor = (clauses: readonly string[], order = ''): HttpRequest => ({
  method: 'GET',
  path: `/rest/api/2/search/jql?${queryString({ jql: clauses.join(' AND ') + order, fields: '*all', maxResults: '50' })}`,
});

const requestPath = (key: string): string =>
  `/rest/servicedeskapi/request/${encodeURIComponent(key)}`;
const issuePath = (key: string): string => `/rest/api/2/issue/${encodeURIComponent(key)}`;
const send = (method: 'POST' | 'PUT', path: string, body: unknown): HttpRequest => ({
  method,
  path,
  body: JSON.stringify(body),
});

/** The requests of a change in the order they are made: words, fields, status. */
function* change(
  { ticket, stamp }: SeenTicket,
  { state, comment, resolution, carried }: DeskChange,
  context: BindingContext,
): Generator<HttpRequest, DialogueEnd<Ticket>, HttpAnswer> {
  const { assignee } = context.settings;
  const { agent } = carried;
  const words = comment ? `${comment.author}: ${comment.body}` : resolution?.notes;
  if (words) {
    const path = `${requestPath(ticket.id)}/comment`;
    const said = yield send('POST', path, { body: words, public: true });
    if (said.status >= 400) return { refused: said };
  }
  const fields = {
    ...namedValues(carried, namesOf(context)),
    ...(agent !== undefined &&
      assignee && { assignee: agent === '' ? null : { accountId: assignee } }),
  };
  if (Object.keys(fields).length > 0) {
    const set = yield send('PUT', issuePath(ticket.id), { fields });
    if (set.status >= 400) return { refused: set };
  }
  const target = state === undefined ? undefined : statusesOf(context)[state];
  if (target !== undefined && target !== stamp) {
    const path = `${issuePath(ticket.id)}/transitions`;
    const ways = yield { method: 'GET', path };
    if (ways.status >= 400) return { refused: ways };
    const way = readJson(transitions, ways.body)?.transitions.find(({ to }) => to.name === target);
    if (way === undefined) return { ok: false, reason: `no transition leads to ${target}` };
    const went = yield send('POST', path, { transition: { id: way.id } });
    if (went.status >= 400) return { refused: went };
  }
  const now = yield { method: 'GET', path: issuePath(ticket.id) };
  if (now.status >= 400) return { refused: now };
  const after = readOne(now.body, context);
  return after === undefined ? UNREADABLE : { ok: true, reply: after.ticket };
}

const api: DeskApi = {
  name: 'jira-service-management',
  auth: ['basic', 'bearer', 'oauth2ClientCredentials'],
  keyHeader: null,
  health: '/rest/api/2/myself',
  create(report, context) {
    const { serviceDesk = '1', requestType = '10' } = context.settings;
    const requestFieldValues = {
      summary: report.summary,
      description: report.description,
      priority: { name: PRIORITIES[report.impact + report.urgency - 2] },
      labels: ['peakday', runTag(context.runId), refLabel(report.externalRef)],
      ...namedValues(carriedOf(report), namesOf(context)),
    };
    const body = { serviceDeskId: serviceDesk, requestTypeId: requestType, requestFieldValues };
    return send('POST', '/rest/servicedeskapi/request', body);
  },
  created(body, report) {
    const made = readJson(created, body);
    if (made === undefined) return undefined;
    const values = carriedOf(report);
    return seenTicket({
      ...report,
      id: made.issueKey,
      number: made.issueKey,
      state: 'new',
      priority: (report.impact + report.urgency - 1) as Ticket['priority'],
      createdAt: made.createdDate.iso8601,
      carried: (field) => values[field],
    });
  },
  lookup: (externalRef) => searchFor([`labels = ${quoted(refLabel(externalRef))}`]),
  get: (key) => ({ method: 'GET', path: issuePath(key) }),
  read: readOne,
  waiting({ languages, tillSystems }, context) {
    const names = namesOf(context);
    const clauses = [
      `labels = ${quoted(runTag(context.runId))}`,
      'statusCategory != Done',
      `${inJql(names.agent)} is EMPTY`,
      `${inJql(names.language)} in ${list(languages)}`,
      `${inJql(names.tillSystem)} in ${list(tillSystems)}`,
    ];
    return searchFor(clauses, ' ORDER BY priority DESC, created ASC');
  },
  list: (body, context) => readJson(several, body)?.issues.map((issue) => read(issue, context)),
  change,
  ofRun: ({ runId }) => searchFor([`labels = ${quoted(runTag(runId))}`]),
  remove: (key) => ({ method: 'DELETE', path: issuePath(key) }),
};

/**
 * Jira Service Management. Settings: `serviceDesk`, `requestType`, `assignee` (account id of the
 * user whom agents work as), `inProgressStatus`, `onHoldStatus`, `resolvedStatus`, `closedStatus`,
 * `cancelledStatus`, and `…Field` for the custom fields, as `customfield_10101`. Labels, priority
 * and the custom fields must stand on the request type's form.
 */
export const jiraServiceManagement: Binding = deskBinding(api);
