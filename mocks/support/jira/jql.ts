import type { CarriedField } from '../../../src/model/carried-field.ts';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { carriedIn } from '../vendors/carried.ts';
import { numberOf } from '../vendors/ticket-number.ts';
import { CARRIED, keyOf, labelsOf, PROJECT, priorityOf, statusOf } from './issue.ts';

type Test = (world: World, ticket: Ticket) => boolean;

/** A query in JQL, read. */
export interface Jql {
  readonly fits: Test;
  readonly compare: (a: Ticket, b: Ticket) => number;
}

const CLAUSE =
  /^("[^"]+"|[\w[\]]+)\s*(not in|in|is not|is|!=|!~|=|~)\s*(\([^)]*\)|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s]+)$/i;
const CUSTOM = Object.fromEntries(
  Object.entries(CARRIED).map(([field, id]) => [
    `cf[${id.slice('customfield_'.length)}]`,
    field as CarriedField,
  ]),
);

/**
 * Reads clauses joined by AND, and ORDER BY: as much of JQL as searching for requests needs. The
 * names are project, key, labels, status, statusCategory, priority, assignee, summary, cf[10101] …
 * @returns what is wrong with it, in Jira's words, when it cannot be read
 */
export function readJql(jql: string): Jql | { readonly error: string } {
  const [where = '', order = ''] = jql.split(/\border by\b/i);
  const tests: Test[] = [];
  for (const clause of where.trim() === '' ? [] : where.trim().split(/\s+and\s+/i)) {
    const [, name, operator, operand] = CLAUSE.exec(clause.trim()) ?? [];
    if (name === undefined || operator === undefined || operand === undefined) {
      return { error: `Error in the JQL Query: '${clause.slice(0, 80)}' cannot be read.` };
    }
    const read = readerOf(name.replaceAll('"', ''));
    if (read === undefined) return { error: `Field '${name}' does not exist.` };
    tests.push(testOf(read, operator.toLowerCase(), operandsOf(operand)));
  }
  const isByPriority = /^\s*priority/i.test(order);
  return {
    fits: (world, ticket) => tests.every((test) => test(world, ticket)),
    compare: (a, b) => (isByPriority ? a.priority - b.priority : 0) || numberOf(a) - numberOf(b),
  };
}

type Reader = (world: World, ticket: Ticket) => readonly string[];

function readerOf(name: string): Reader | undefined {
  const custom = CUSTOM[name.toLowerCase()];
  if (custom !== undefined) return (world, ticket) => nonEmpty(carriedIn(world, ticket, custom));
  switch (name.toLowerCase()) {
    case 'project':
      return () => [PROJECT];
    case 'key':
    case 'issuekey':
      return (_, ticket) => [keyOf(ticket)];
    case 'labels':
      return labelsOf;
    case 'status':
      return (_, ticket) => [statusOf(ticket).name];
    case 'statuscategory':
      return (_, ticket) => {
        const { category } = statusOf(ticket);
        return [category, CATEGORY[category]];
      };
    case 'priority':
      return (_, ticket) => [priorityOf(ticket)];
    case 'assignee':
      return (_, ticket) => nonEmpty(ticket.assignee ?? '');
    case 'summary':
      return (_, ticket) => [ticket.summary];
    default:
      return undefined;
  }
}

const CATEGORY = { NEW: 'To Do', INDETERMINATE: 'In Progress', DONE: 'Done' } as const;

const nonEmpty = (text: string): readonly string[] => (text === '' ? [] : [text]);

const operandsOf = (text: string): readonly string[] =>
  (text.startsWith('(') ? text.slice(1, -1).split(',') : [text]).map((one) =>
    one
      .trim()
      .replace(/^(["'])(.*)\1$/s, '$2')
      .replace(/\\(.)/g, '$1')
      .toLowerCase(),
  );

function testOf(read: Reader, operator: string, operands: readonly string[]): Test {
  const values: Reader = (world, ticket) => read(world, ticket).map((value) => value.toLowerCase());
  switch (operator) {
    case 'is':
      return (world, ticket) => values(world, ticket).length === 0;
    case 'is not':
      return (world, ticket) => values(world, ticket).length > 0;
    case '!=':
    case 'not in':
      return (world, ticket) => {
        const found = values(world, ticket);
        return found.length > 0 && !found.some((value) => operands.includes(value));
      };
    case '~':
      return (world, ticket) =>
        values(world, ticket).some((value) => value.includes(operands[0] ?? ''));
    case '!~':
      return (world, ticket) =>
        !values(world, ticket).some((value) => value.includes(operands[0] ?? ''));
    default:
      return (world, ticket) => values(world, ticket).some((value) => operands.includes(value));
  }
}
