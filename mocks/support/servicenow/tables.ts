import type { Ticket } from '../../../src/model/ticket.ts';
import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import type { World } from '../../world.ts';
import { columnOf, type Display, instant, recordOf, sysIdOf } from './incident.ts';
import { encodedQuery, type ReadColumn } from './query.ts';
import { taskSla } from './task-sla.ts';

/** Tables that can be read. */
export const TABLES = ['incident', 'task_sla', 'sys_journal_field', 'sys_user'] as const;
type Table = (typeof TABLES)[number];

type Row = Readonly<Record<string, string>>;

const LIMIT = 10_000;

/** How a request wants records: which columns, and how shown. */
export function wantedOf({ query }: Call): { fields: readonly string[]; display: Display } {
  const display = query('sysparm_display_value');
  return {
    fields: (query('sysparm_fields') ?? '').split(',').filter((name) => name !== ''),
    display: display === 'true' || display === 'all' ? display : 'false',
  };
}

/** Rows of a table by `sysparm_query`, `sysparm_limit` and `sysparm_offset`. */
export function rowsOf(table: Table, call: Call): Answer {
  const { world } = call;
  const wanted = wantedOf(call);
  switch (table) {
    case 'incident': {
      const read = (ticket: Ticket, name: string) => columnOf(world, ticket, name);
      return page(call, [...world.support.all()], read, (one) => recordOf(world, one, wanted));
    }
    case 'task_sla':
      return page(
        call,
        [...world.support.all()].map((one) => taskSla(world, one)),
        cell,
        pick(wanted),
      );
    case 'sys_journal_field':
      return page(call, journalRows(world), cell, pick(wanted));
    case 'sys_user':
      return page(call, USERS, cell, pick(wanted));
  }
}

const USERS: readonly Row[] = [
  { sys_id: '6816f79cc0a8016401c5a33be04be441', user_name: 'admin', name: 'System Administrator' },
];

const cell = (row: Row, name: string): string | undefined =>
  Object.hasOwn(row, name) ? row[name] : undefined;

const pick =
  ({ fields }: { readonly fields: readonly string[] }) =>
  (row: Row): Row =>
    fields.length === 0
      ? row
      : Object.fromEntries(
          fields.flatMap((name) => (name in row ? [[name, row[name] ?? '']] : [])),
        );

const journalRows = (world: World): readonly Row[] =>
  [...world.support.all()].flatMap((ticket) =>
    ticket.comments.map(({ at, author, public: isPublic, body }, i) => ({
      sys_id: `${i.toString(16).padStart(4, 'f')}${sysIdOf(ticket).slice(4)}`,
      name: 'incident',
      element_id: sysIdOf(ticket),
      element: isPublic ? 'comments' : 'work_notes',
      sys_created_on: instant(at),
      sys_created_by: author,
      value: body,
    })),
  );

function page<T>(
  { query, incoming }: Call,
  rows: readonly T[],
  read: ReadColumn<T>,
  show: (row: T) => unknown,
): Answer {
  const asked = encodedQuery(withColumns(query('sysparm_query') ?? '', query), read);
  const found = rows.filter((row) => asked.fits(row)).sort((a, b) => asked.compare(a, b));
  const limit = count(query('sysparm_limit'), LIMIT);
  const offset = count(query('sysparm_offset'), 0);
  const result = found.slice(offset, offset + limit).map(show);
  const total = { 'x-total-count': String(found.length) };
  if (offset + limit >= found.length) return json(200, { result }, total);
  const search = new URLSearchParams(incoming.search);
  search.set('sysparm_offset', String(offset + limit));
  const link = `<${incoming.path}?${search}>;rel="next"`;
  return json(200, { result }, { ...total, link });
}

/** Columns may also be named as parameters of their own, e.g. `?user_name=admin`. */
function withColumns(encoded: string, query: Call['query']): string {
  const named = ['user_name', 'number', 'element_id', 'task', 'active', 'state'].flatMap((name) => {
    const value = query(name);
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return [...named, encoded].filter((part) => part !== '').join('^');
}

/** A whole number from 0; anything else is as if it had not been said. */
const count = (text: string | undefined, usual: number): number =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : usual;
