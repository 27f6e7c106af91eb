/** Reads a column of a row; undefined when there is none of the name. */
export type ReadColumn<T> = (row: T, name: string) => string | undefined;

/** An encoded query, ready to be put to rows. */
export interface EncodedQuery<T> {
  fits(row: T): boolean;
  /** Negative when a stands before b. */
  compare(a: T, b: T): number;
}

interface Condition {
  readonly name: string;
  readonly operator: keyof typeof OPERATORS;
  readonly operand: string;
}

const listed = (operand: string): readonly string[] => operand.split(',');
const number = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text) ? +text : text);

/** Longer names first, so that `NOT IN` is not read as `IN`. */
const OPERATORS = {
  'NOT IN': (value: string, operand: string) => !listed(operand).includes(value),
  ISNOTEMPTY: (value: string) => value !== '',
  ISEMPTY: (value: string) => value === '',
  STARTSWITH: (value: string, operand: string) => value.startsWith(operand),
  ENDSWITH: (value: string, operand: string) => value.endsWith(operand),
  CONTAINS: (value: string, operand: string) => has(value, operand),
  'NOT LIKE': (value: string, operand: string) => !has(value, operand),
  LIKE: (value: string, operand: string) => has(value, operand),
  IN: (value: string, operand: string) => listed(operand).includes(value),
  '!=': (value: string, operand: string) => value !== operand,
  '>=': (value: string, operand: string) => number(value) >= number(operand),
  '<=': (value: string, operand: string) => number(value) <= number(operand),
  '=': (value: string, operand: string) => value === operand,
  '>': (value: string, operand: string) => number(value) > number(operand),
  '<': (value: string, operand: string) => number(value) < number(operand),
} as const;

const has = (value: string, part: string): boolean =>
  value.toLowerCase().includes(part.toLowerCase());

const CONDITION = new RegExp(`^([a-z_][a-z0-9_.]*)(${Object.keys(OPERATORS).join('|')})(.*)$`, 's');

/**
 * Reads an encoded query (ServiceNow, "Encoded query strings"): conditions joined by `^`, `^OR`
 * binds to the condition before it, `^NQ` begins another query, `^ORDERBY` and `^ORDERBYDESC`
 * sort. What is no condition, or names no column, is passed over, as an instance does unless
 * `glide.invalid_query.returns_no_rows` is set: a misspelt name finds every row.
 */
export function encodedQuery<T>(text: string, read: ReadColumn<T>): EncodedQuery<T> {
  const queries: Condition[][][] = [[]];
  const order: { name: string; sign: 1 | -1 }[] = [];
  for (const part of text.split(/\^(?!\^)/)) {
    const [, descending, by] = /^ORDERBY(DESC)?(.+)$/.exec(part) ?? [];
    if (by !== undefined) {
      order.push({ name: by, sign: descending === undefined ? 1 : -1 });
      continue;
    }
    const [, joint = '', rest = ''] = /^(NQ|OR|EQ)?(.*)$/s.exec(part) ?? [];
    if (joint === 'NQ') queries.push([]);
    const condition = conditionIn(rest);
    const query = queries.at(-1);
    if (condition === undefined || query === undefined) continue;
    if (joint === 'OR') query.at(-1)?.push(condition);
    else query.push([condition]);
  }
  return {
    fits: (row) => queries.some((query) => query.every((either) => holdsOne(row, either, read))),
    compare: (a, b) => {
      for (const { name, sign } of order) {
        const [x, y] = [number(read(a, name) ?? ''), number(read(b, name) ?? '')];
        if (x !== y) return x < y ? -sign : sign;
      }
      return 0;
    },
  };
}

function conditionIn(text: string): Condition | undefined {
  const [, name, operator, operand = ''] = CONDITION.exec(text) ?? [];
  if (name === undefined || operator === undefined) return undefined;
  return { name, operator: operator as Condition['operator'], operand };
}

function holdsOne<T>(row: T, either: readonly Condition[], read: ReadColumn<T>): boolean {
  return either.some(({ name, operator, operand }) => {
    const value = read(row, name);
    return value === undefined || OPERATORS[operator](value, operand);
  });
}
