import { z } from 'zod';
import type { Operation } from '../../../src/model/operations.ts';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { Api } from '../../wire/api.ts';
import type { Call } from '../../wire/call.ts';
import { type Answer, type Incoming, json, noContent } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import { get, patch, post, put, type Route, remove } from '../../wire/route.ts';
import type { Part } from '../../world.ts';
import { extra, setExtra } from '../vendors/carried.ts';
import { basic, isKnown, SECRET, tokenRoute } from '../vendors/door.ts';
import { Quota, type QuotaRule } from '../vendors/quota.ts';
import { bySysId, CARRIED, recordOf, sysIdOf } from './incident.ts';
import { rowsOf, TABLES, wantedOf } from './tables.ts';
import {
  type Columns,
  keepColumns,
  reportFrom,
  revisionFrom,
  stateIn,
  textOf,
} from './write-incident.ts';

/** Column and value; values other than texts and numbers are read as empty. */
const columns: z.ZodType<Columns> = z.record(z.string().max(80), z.unknown());

const failure = (
  status: number,
  message: string,
  detail: string | null,
  headers: Readonly<Record<string, string>> = {},
): Answer => json(status, { error: { message, detail }, status: 'failure' }, headers);

const noRecord = (): Answer =>
  failure(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval");
const unfinished = (): Answer =>
  failure(
    403,
    'Operation Failed',
    'Data Policy Exception: The following fields are mandatory: Close code, Close notes',
  );

/** An incident in the answer to a request. */
const record = (call: Call, status: number, ticket: Ticket): Answer =>
  json(
    status,
    { result: recordOf(call.world, ticket, wantedOf(call)) },
    { location: `/api/now/table/incident/${sysIdOf(ticket)}` },
  );

function open(body: Columns, call: Call): Answer {
  const { world } = call;
  const opened = world.support.open(reportFrom(body), true);
  if ('refused' in opened) return failure(500, 'Operation Failed', 'no room');
  keepColumns(world, opened.ticket.id, body);
  const { report: _, ...rest } = revisionFrom(body);
  const ticket = world.support.revise(opened.ticket.id, rest);
  return 'refused' in ticket ? noRecord() : record(call, 201, ticket);
}

function change(body: Columns, call: Call): Answer {
  const { world } = call;
  const known = ticketOf(call);
  if (known === undefined) return noRecord();
  if (stateIn(body) === 'resolved' && known.resolution === null) {
    if (!textOf(body, 'close_code') || !textOf(body, 'close_notes')) return unfinished();
  }
  const ticket = world.support.revise(known.id, revisionFrom(body));
  if ('refused' in ticket) return noRecord();
  keepColumns(world, known.id, body);
  bump(call, known.id, 'sys_mod_count');
  if (known.assignee !== null && ticket.assignee !== known.assignee) {
    bump(call, known.id, 'reassignments');
  }
  return record(call, 200, ticket);
}

const bump = ({ world }: Call, ticketId: string, name: string): void =>
  setExtra(world, ticketId, name, Number(extra(world, ticketId, name) ?? 0) + 1);

const ticketOf = ({ world, parameters }: Call): Ticket | undefined =>
  bySysId(world, parameters['sysId'] ?? '');

/** What an update is to the fleet. */
function operationOf(body: Columns): Operation | null {
  const state = stateIn(body);
  if (state === 'resolved') return 'support.resolve';
  if (state === 'cancelled') return 'support.cancel';
  if (textOf(body, CARRIED.agent) ?? textOf(body, 'assigned_to')) return 'support.claim';
  if (state === 'inProgress') return 'support.start';
  return 'comments' in body || 'work_notes' in body ? 'support.comment' : null;
}

/** The Table API under one of its prefixes. */
function tableRoutes(prefix: string): readonly Route[] {
  const table = `${prefix}/table/incident`;
  const one = `${table}/{sysId}`;
  const store = (body: Columns) => ({ storeId: textOf(body, CARRIED.storeId) });
  const update = {
    path: one,
    summary: 'Change an incident',
    operation: operationOf,
    subject: store,
    request: columns,
    replies: { 200: null, 400: null, 403: null, 404: null },
    serve: change,
  };
  return [
    ...TABLES.map((name) =>
      get({
        path: `${prefix}/table/${name}`,
        summary: `Rows of ${name} by sysparm_query`,
        operation: null,
        replies: { 200: null },
        serve: (call) => rowsOf(name, call),
      }),
    ),
    get({
      path: `${prefix}/table/{table}`,
      summary: 'Any other table: there is none',
      operation: null,
      replies: { 400: null },
      serve: ({ parameters }) => failure(400, `Invalid table ${parameters['table']}`, null),
    }),
    post({
      path: table,
      summary: 'Open an incident',
      operation: 'support.open',
      subject: store,
      request: columns,
      replies: { 201: null, 400: null },
      serve: open,
    }),
    get({
      path: one,
      summary: 'One incident',
      operation: 'support.get',
      replies: { 200: null, 404: null },
      serve: (call) => {
        const ticket = ticketOf(call);
        return ticket === undefined ? noRecord() : record(call, 200, ticket);
      },
    }),
    patch(update),
    put(update),
    remove({
      path: one,
      summary: 'Delete an incident',
      operation: null,
      replies: { 204: null, 404: null },
      serve: (call) => {
        const ticket = ticketOf(call);
        return ticket !== undefined && call.world.support.remove(ticket.id)
          ? noContent()
          : noRecord();
      },
    }),
  ];
}

const TOKEN = '/oauth_token.do';
/** An instance has no limit until an administrator makes a rule; this is a generous one. */
export const SERVICENOW_LIMIT: QuotaRule = { requests: 1_000_000, window_s: 3600 };

/**
 * The ServiceNow Table API (REST), as far as incidents go: Basic `admin` / `peakday` or a bearer
 * token of `/oauth_token.do`; a rate limit per user with `X-RateLimit` headers.
 */
export function serviceNow(limit: QuotaRule = SERVICENOW_LIMIT): Api {
  const quotas: Part<Quota> = { name: 'servicenow rate limit', make: () => new Quota(limit) };
  const callerOf = ({ header }: Incoming): string => header('authorization') ?? '';
  return {
    name: 'servicenow',
    title: 'ServiceNow Table API: incidents',
    service: 'support',
    keys: 'own',
    routes: [...['/api/now', '/api/now/v1', '/api/now/v2'].flatMap(tableRoutes), tokenRoute(TOKEN)],
    refuse: (refusal) => failure(statusOf(refusal), refusal.detail, null, refusal.headers),
    passes: () => ({ authorization: basic('admin', SECRET) }),
    admit: (incoming, world) => {
      if (incoming.path.endsWith(TOKEN)) return undefined;
      if (!isKnown(incoming, world, (_, password) => password === SECRET)) {
        return failure(401, 'User Not Authenticated', 'Required to provide Auth information');
      }
      const state = world.part(quotas).take(callerOf(incoming), world.now_ms());
      if (!state.isOver) return undefined;
      const detail = `Rate limit of ${state.limit} requests exceeded`;
      const wait = { 'retry-after': String(state.resets_s) };
      return failure(429, 'Rate limit exceeded', detail, wait);
    },
    stamp: (incoming, answer, world) => {
      const { limit: requests, resetsAt_s } = world
        .part(quotas)
        .state(callerOf(incoming), world.now_ms());
      const headers = {
        'x-ratelimit-limit': String(requests),
        'x-ratelimit-reset': String(resetsAt_s),
        'x-ratelimit-rule': 'peakday incident requests',
      };
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  };
}
