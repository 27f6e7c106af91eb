import { nearest } from '../model/nearest.ts';
import { parseTimeOfDay } from '../model/units.ts';
import type { Gate, GatePart, GatePlace, GateTime } from './gate.ts';
import type { GateNames } from './gate-names.ts';
import type { GateReader } from './gate-reader.ts';
import type { Token } from './tokenize.ts';

/** What may follow a gate's limit, in any order, each at most once. */
export type Clauses = Pick<Gate, 'place' | 'time' | 'stretch' | 'least' | 'part'>;

/** Where each clause that was written begins, for what is refused later. */
export type ClauseTokens = Partial<Record<keyof Clauses, Token>>;

const WORDS = ['in', 'between', 'before', 'during', 'after', 'for', 'over', 'within', 'with'];

/** Reads clauses up to the end of the gate. */
export function parseClauses(
  reader: GateReader,
  names: GateNames | undefined,
): { readonly clauses: Clauses; readonly tokens: ClauseTokens } {
  let clauses: Clauses = { place: null, time: null, stretch: null, least: 0, part: 'window' };
  const tokens: ClauseTokens = {};
  while (reader.peek().kind !== 'end') {
    const token = reader.next();
    const clause = parseClause(token, reader, names);
    for (const name of Object.keys(clause) as (keyof Clauses)[]) {
      if (tokens[name] !== undefined) reader.refuse(token, 'that was said before');
      tokens[name] = token;
    }
    clauses = { ...clauses, ...clause };
  }
  return { clauses, tokens };
}

function parseClause(
  token: Token,
  reader: GateReader,
  names: GateNames | undefined,
): Partial<Clauses> {
  switch (token.text) {
    case 'in':
      return { place: parsePlace(reader, names) };
    case 'between': {
      const from_us = timeOfDay(reader);
      reader.one(['and'], '"and" and a time of day');
      const until = reader.peek();
      const to_us = timeOfDay(reader);
      if (to_us <= from_us) reader.fail(until, 'expected a later time of day');
      return { time: { kind: 'between', from_us, to_us } };
    }
    case 'before':
    case 'during':
    case 'after':
      return { time: parseFaultTime(token.text, reader, names) };
    case 'for':
    case 'within': {
      const length_us = reader.duration('a duration such as 30s');
      return { stretch: { kind: token.text, length_us } };
    }
    case 'over': {
      if (reader.takes('the')) {
        return { part: reader.one<GatePart>(['day', 'window'], '"day" or "window"') };
      }
      const length_us = reader.duration('"the day", or windows such as 1min windows');
      reader.one(['windows'], '"windows"');
      return { stretch: { kind: 'over', length_us } };
    }
    case 'with': {
      reader.one(['at'], '"at least" and a number of samples');
      reader.one(['least'], '"least" and a number of samples');
      const count = reader.next();
      if (!/^[1-9]\d*$/.test(count.text)) reader.fail(count, 'expected a number of samples');
      return { least: Number(count.text) };
    }
    default: {
      const problem = `expected nothing more, or what narrows it (${WORDS.join(', ')}; "over the day")`;
      return reader.fail(token, problem, nearest(token.text, WORDS));
    }
  }
}

function parsePlace(reader: GateReader, names: GateNames | undefined): GatePlace {
  if (reader.takes('control')) return { kind: 'control' };
  if (reader.takes('the')) {
    reader.one(['rest'], '"rest"');
    return { kind: 'rest' };
  }
  const kinds = ['class', 'region', 'store', 'control'] as const;
  const kind = reader.one(kinds, '"class", "region", "store", "control" or "the rest"');
  switch (kind) {
    case 'control':
      return { kind };
    case 'class':
      return { kind, name: reader.name('class', names?.classes) };
    case 'region':
      return { kind, name: reader.name('region', names?.regions) };
    case 'store':
      return { kind, name: reader.name('store', names?.stores) };
  }
}

function parseFaultTime(
  kind: 'before' | 'during' | 'after',
  reader: GateReader,
  names: GateNames | undefined,
): GateTime {
  if (reader.takes('the')) {
    reader.one(['faults'], '"faults"');
    return { kind, fault: null };
  }
  reader.one(['fault'], '"fault" and its name, or "the faults"');
  return { kind, fault: reader.name('fault', names?.faults) };
}

function timeOfDay(reader: GateReader): number {
  const token = reader.next();
  const at_us = token.kind === 'number' ? parseTimeOfDay(token.text) : undefined;
  if (at_us === undefined) reader.fail(token, 'expected a time of day such as 17:30');
  return at_us;
}
