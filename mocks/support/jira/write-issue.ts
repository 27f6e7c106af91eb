import type { OpenTicket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import type { Revision } from '../revision.ts';
import { type Carried, carriedFrom, revisionOf, setExtra } from '../vendors/carried.ts';
import { CARRIED, PRIORITIES, WEIGHTS } from './issue.ts';

/** Fields of a request or an issue, by their ids. */
export type Fields = Readonly<Record<string, unknown>>;

/** Carried fields among an issue's fields. */
export const carriedOf = (fields: Fields): Carried => carriedFrom(fields, CARRIED);

/** Members of a report that fields set. */
export function saidIn(fields: Fields): Partial<OpenTicket> {
  const summary = textOf(fields['summary']);
  const description = textOf(fields['description']);
  const [impact, urgency] = WEIGHTS[PRIORITIES.indexOf(nameOf(fields['priority']))] ?? [];
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(impact !== undefined && urgency !== undefined && { impact, urgency }),
  };
}

/** Changes of the domain's ticket that fields ask for. */
export function revisionFrom(fields: Fields): Revision {
  const carried = revisionOf(carriedOf(fields));
  const report = { ...saidIn(fields), ...carried.report };
  const { assignee } = fields;
  return {
    ...(assignee !== undefined && { assignee: accountOf(assignee) }),
    ...carried,
    ...(Object.keys(report).length > 0 && { report }),
  };
}

/** Keeps what the domain knows nothing of. */
export function keepFields(world: World, ticketId: string, fields: Fields): void {
  const { trail } = carriedOf(fields);
  if (trail !== undefined) setExtra(world, ticketId, 'trail', trail);
  const { labels } = fields;
  if (Array.isArray(labels)) {
    setExtra(world, ticketId, 'jira:labels', labels.slice(0, 50).map(String));
  }
}

/** The account of a user reference; null for nobody. */
export function accountOf(user: unknown): string | null {
  if (typeof user !== 'object' || user === null) return null;
  const account: unknown = Reflect.get(user, 'accountId') ?? Reflect.get(user, 'name');
  return typeof account === 'string' && account !== '' ? account : null;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, 32_767) : undefined;

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String(Reflect.get(value, 'name')) : '';
