import type { Call } from '../../wire/call.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import type { Marks } from '../marked-basket.ts';
import { failure } from './refusals.ts';

/** `custom(fields(runId="x"))` or `code="x"`: the predicates that are served. */
const PREDICATE = /^\s*(?:custom\s*\(\s*fields\s*\(\s*)?(\w+)\s*=\s*"([^"]*)"[\s)]*$/;

/** The value that `where` asks for, by the field's name; empty when nothing is asked. */
export function wanted({ query }: Call): { readonly fields: Marks } | { readonly refused: Answer } {
  const where = query('where');
  if (where === undefined) return { fields: {} };
  const [, name = '', value = ''] = PREDICATE.exec(where) ?? [];
  return name === ''
    ? {
        refused: failure(400, 'InvalidInput', `Malformed parameter: where: ${where.slice(0, 200)}`),
      }
    : { fields: { [name]: value } };
}

/** A page of what was found, as queries answer it. */
export function page(all: readonly unknown[], { query }: Call): Answer {
  const limit = whole(query('limit'), 20, 500);
  const offset = whole(query('offset'), 0, 10_000);
  const results = all.slice(offset, offset + limit);
  return json(200, { limit, offset, count: results.length, total: all.length, results });
}

const whole = (text: string | undefined, otherwise: number, most: number): number => {
  const number = text === undefined ? otherwise : Number(text);
  return Number.isInteger(number) && number >= 0 ? Math.min(number, most) : otherwise;
};
