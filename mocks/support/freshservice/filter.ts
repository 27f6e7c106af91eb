import type { Ticket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { type Make, shown } from './ticket.ts';

type Row = Readonly<Record<string, unknown>>;
type Test = (row: Row) => boolean;

const TOKEN = /\s*(\(|\)|AND\b|OR\b|(\w+):(>|<)?('[^']*'|[^\s()"]+))/giy;

/**
 * Reads a filter such as `"status:2 AND (tag:'x' OR priority:>2)"` (Freshservice, "Filter
 * tickets"; Freshdesk, "Search tickets"): fields and custom fields, `null` for empty, AND before OR.
 * @returns undefined when it cannot be read
 */
export function filterOf(
  query: string,
): ((world: World, ticket: Ticket, make: Make) => boolean) | undefined {
  const text = query.trim().replace(/^"(.*)"$/s, '$1');
  const tokens: RegExpExecArray[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    tokens.push(token);
    at = TOKEN.lastIndex;
  }
  if (tokens.length === 0 || tokens.length > 200 || text.slice(at).trim() !== '') return undefined;
  const reader = new Reader(tokens);
  const test = reader.either();
  if (test === undefined || !reader.isAtEnd) return undefined;
  return (world, ticket, make) => test(shown(world, ticket, make));
}

class Reader {
  readonly #tokens: readonly RegExpExecArray[];
  #at = 0;

  constructor(tokens: readonly RegExpExecArray[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  either(): Test | undefined {
    return this.#joined(
      'OR',
      () => this.#both(),
      (tests) => (row) => tests.some((one) => one(row)),
    );
  }

  #both(): Test | undefined {
    return this.#joined(
      'AND',
      () => this.#one(),
      (tests) => (row) => tests.every((one) => one(row)),
    );
  }

  #joined(
    word: string,
    part: () => Test | undefined,
    join: (tests: readonly Test[]) => Test,
  ): Test | undefined {
    const tests: Test[] = [];
    do {
      const test = part();
      if (test === undefined) return undefined;
      tests.push(test);
    } while (this.#takes(word));
    return join(tests);
  }

  #one(): Test | undefined {
    if (this.#takes('(')) {
      const inner = this.either();
      return this.#takes(')') ? inner : undefined;
    }
    const [, , name, sign, operand] = this.#tokens[this.#at] ?? [];
    if (name === undefined || operand === undefined) return undefined;
    this.#at++;
    return (row) => fits(row, name, sign, operand.replace(/^'(.*)'$/s, '$1'));
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at]?.[1]?.toUpperCase() !== word) return false;
    this.#at++;
    return true;
  }
}

function fits(row: Row, name: string, sign: string | undefined, operand: string): boolean {
  const value = columnOf(row, name);
  if (sign === '>') return Number(value) >= Number(operand);
  if (sign === '<') return Number(value) <= Number(operand);
  if (operand === 'null') return value === null || value === '';
  return Array.isArray(value) ? value.includes(operand) : String(value) === operand;
}

/** A member, a tag, or a custom field with or without its `cf_`. */
function columnOf(row: Row, name: string): unknown {
  if (name === 'tag') return row['tags'];
  if (name === 'agent_id') return row['responder_id'];
  if (Object.hasOwn(row, name) && name !== 'custom_fields') return row[name];
  const custom = row['custom_fields'] as Row;
  const plain = name.replace(/^cf_/, '');
  return Object.hasOwn(custom, plain) ? custom[plain] : null;
}
