import { Failure } from '../model/failure.ts';

/** A scenario to compare: a name and the assignments that make it of the baseline. */
export interface Variant {
  readonly name: string;
  readonly set: readonly string[];
}

/** More would rather be searched than compared, and one in twenty would look clear by chance. */
const MOST = 12;

/** What the command line says: each assignment is `path=value` (see `override`). */
export interface VariantsAsked {
  /** Together one variant. */
  readonly sets: readonly string[];
  /** `name: a=1, b=2` each; the name may be left out. */
  readonly variants: readonly string[];
  /** `path=v1,v2,v3` each; several are crossed. */
  readonly grids: readonly string[];
}

/**
 * The variants asked for, at most twelve, each with a name of its own.
 * @throws Failure PD_USAGE
 */
export function readVariants({ sets, variants, grids }: VariantsAsked): readonly Variant[] {
  const all = [
    ...(sets.length > 0 ? [named(sets)] : []),
    ...variants.map(readVariant),
    ...crossed(grids.map(readGrid)).map(named),
  ];
  if (all.length === 0) {
    throw new Failure('PD_USAGE', 'no variant is given', {
      hint: 'say what changes, as in --set desk.teams.es.agents=14',
    });
  }
  if (all.length > MOST) {
    throw new Failure('PD_USAGE', `${all.length} variants are asked for; at most ${MOST} fit`, {
      hint: 'take fewer values in --grid; to search for a roster there is `peakday staff`',
    });
  }
  const twice = all.find(({ name }, i) => all.findIndex((one) => one.name === name) < i);
  if (twice) throw new Failure('PD_USAGE', `two variants are called '${twice.name}'`);
  return all;
}

const named = (set: readonly string[]): Variant => ({ name: set.join(', '), set });

function readVariant(text: string): Variant {
  const [, name, rest = ''] = /^(?:([^=:]+):)?(.*)$/s.exec(text) ?? [];
  const set = splitOutside(rest);
  if (set.length === 0) {
    throw new Failure('PD_USAGE', `the variant '${text}' changes nothing`, {
      place: { file: `'${text}'`, line: 1, column: text.length + 1 },
      hint: 'a variant is written "name: path=value, path=value"',
    });
  }
  return name === undefined ? named(set) : { name: name.trim(), set };
}

function readGrid(text: string): readonly string[] {
  const equals = text.indexOf('=');
  const values = splitOutside(text.slice(equals + 1));
  if (equals < 1 || values.length === 0) {
    throw new Failure('PD_USAGE', `the grid '${text}' has no values`, {
      place: { file: `'${text}'`, line: 1, column: text.length + 1 },
      hint: 'a grid is written path=value,value,value',
    });
  }
  return values.map((value) => `${text.slice(0, equals).trim()}=${value}`);
}

/** Every combination of one item of each list; none of no lists. */
function crossed(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first, ...rest] = lists;
  if (first === undefined) return [];
  const others = rest.length === 0 ? [[]] : crossed(rest);
  return first.flatMap((item) => others.map((other) => [item, ...other]));
}

/** The parts between commas that are not inside brackets. */
function splitOutside(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i] ?? ',';
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if (sign === ',' && (depth <= 0 || i === text.length)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts.filter((part) => part !== '');
}
