import type { CarriedField } from '../../../src/model/carried-field.ts';
import type { Ticket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { carriedIn } from '../vendors/carried.ts';
import { CARRIED, priorityOf, type Status, statusOf, tagsOf } from './ticket.ts';

const STATUSES: readonly Status[] = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];
const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
const FIELD_OF = Object.fromEntries(
  Object.entries(CARRIED).map(([field, id]) => [id, field as CarriedField]),
);

interface Term {
  readonly not: boolean;
  readonly name: string;
  readonly operator: string;
  readonly operand: string;
}

/**
 * Tickets that a search finds (Zendesk, "Search reference"): terms `name:value`, `-name:value`,
 * `status<solved`, `priority>=normal`; terms of one name are alternatives, the rest must all hold;
 * other words must stand in subject or description. Found at once here; a real account's index is
 * minutes behind.
 */
export function search(world: World, query: string): readonly Ticket[] {
  const words: string[] = [];
  const terms: Term[] = [];
  for (const [part] of query.matchAll(/(?:[^\s"]|"[^"]*")+/g)) {
    const [, not, name, operator, operand] =
      /^(-?)([a-z_0-9]+)(<=|>=|[:<>])(.*)$/s.exec(part) ?? [];
    if (name === undefined || operator === undefined) words.push(part.replaceAll('"', ''));
    else {
      terms.push({
        not: not === '-',
        name,
        operator,
        operand: (operand ?? '').replaceAll('"', ''),
      });
    }
  }
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const like = `${term.not} ${term.name}`;
    groups.set(like, [...(groups.get(like) ?? []), term]);
  }
  return [...world.support.all()].filter(
    (ticket) =>
      [...groups.values()].every((group) =>
        group[0]?.not
          ? group.every((term) => !holds(world, ticket, term))
          : group.some((term) => holds(world, ticket, term)),
      ) &&
      words.every((word) =>
        `${ticket.summary} ${ticket.description}`.toLowerCase().includes(word.toLowerCase()),
      ),
  );
}

function holds(world: World, ticket: Ticket, { name, operator, operand }: Term): boolean {
  switch (name) {
    case 'status':
      return ranked(STATUSES, statusOf(world, ticket), operator, operand as Status);
    case 'priority':
      return ranked(PRIORITIES, priorityOf(ticket), operator, operand as 'low');
    case 'tags':
      return operand === 'none'
        ? tagsOf(world, ticket).length === 0
        : tagsOf(world, ticket).includes(operand);
    case 'external_id':
      return ticket.externalRef === operand;
    case 'assignee':
      return operand === 'none' ? ticket.assignee === null : ticket.assignee === operand;
    case 'subject':
      return ticket.summary.toLowerCase().includes(operand.toLowerCase());
    case 'type':
    case 'order_by':
    case 'sort':
      return true;
    default: {
      const field = FIELD_OF[name.replace(/^custom_field_/, '')];
      return field !== undefined && carriedIn(world, ticket, field) === operand;
    }
  }
}

function ranked<T>(order: readonly T[], value: T, operator: string, operand: T): boolean {
  const difference = order.indexOf(value) - order.indexOf(operand);
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return difference === 0;
  }
}
