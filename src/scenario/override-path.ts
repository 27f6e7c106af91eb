import { nearest } from '../model/nearest.ts';
import { knownKeys } from './known-keys.ts';
import { formatPath, type KeyPath, type Problem, writtenAt } from './problem.ts';

/** A path that could not be followed: what is wrong and where in its text, from 0. */
export interface PathProblem extends Problem {
  readonly offset: number;
}

/** Where a scenario's groups are looked up: as written, then as the defaults have them. */
export interface OverrideGround {
  readonly written: unknown;
  readonly whole: unknown;
}

/**
 * Follows a path such as `desk.teams.es.agents`, `gates[0]` or `latency.support.open` through an
 * author's form. Keys may hold dots, so the longest key that fits wins. The last key may be new
 * where a group is a record by name, such as `faults`.
 */
export function followPath(text: string, ground: OverrideGround): KeyPath | PathProblem {
  const path: (string | number)[] = [];
  for (let offset = 0; offset < text.length; ) {
    const rest = text.slice(offset);
    const at = [...path];
    const group = writtenAt(ground.written, at) ?? writtenAt(ground.whole, at);
    const index = /^\[(\d+)\]/.exec(rest);
    if (index) {
      const position = Number(index[1]);
      if (!Array.isArray(group) || position >= group.length) {
        return { path: at, offset, message: `\`${formatPath(at)}\` has no item ${position}` };
      }
      path.push(position);
      offset += index[0].length;
    } else {
      const keys = keysOf(group, knownKeys(ground.written, at));
      const key = longestKey(rest, keys) ?? newKey(rest, group, ground, at);
      if (key === undefined) return unknownKey(rest, { at, offset, group, keys });
      path.push(key);
      offset += key.length;
    }
    if (text[offset] === '.' && offset + 1 < text.length) offset++;
    else if (offset < text.length && text[offset] !== '[') {
      const message = `a key is missing after \`${formatPath(path)}\``;
      return { path: [...path], offset, message };
    }
  }
  return path;
}

/** A group of keys, as opposed to a list or a single value. */
export const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keysOf = (group: unknown, known: readonly string[]): readonly string[] => [
  ...new Set([...(isGroup(group) ? Object.keys(group) : []), ...known]),
];

const longestKey = (rest: string, keys: readonly string[]): string | undefined =>
  keys
    .filter((key) => rest === key || rest.startsWith(`${key}.`) || rest.startsWith(`${key}[`))
    .sort((a, b) => b.length - a.length)[0];

/** The schema names the keys of every group but those of records. */
function newKey(
  rest: string,
  group: unknown,
  ground: OverrideGround,
  at: KeyPath,
): string | undefined {
  const isRecord = isGroup(group) && knownKeys(ground.written, at).length === 0;
  return isRecord && /^[^.[\]]+$/.test(rest) ? rest : undefined;
}

function unknownKey(
  rest: string,
  place: {
    readonly at: KeyPath;
    readonly offset: number;
    readonly group: unknown;
    readonly keys: readonly string[];
  },
): PathProblem {
  const { at, offset, group, keys } = place;
  const word = /^[^.[]*/.exec(rest)?.[0] ?? rest;
  const where = at.length === 0 ? 'a scenario' : `\`${formatPath(at)}\``;
  const path = [...at, word];
  if (keys.length === 0 && !isGroup(group)) {
    return { path, offset, message: `${where} is not a group of keys` };
  }
  const meant = nearest(word, keys);
  return {
    path,
    offset,
    message: word === '' ? `a key is missing in ${where}` : `unknown key \`${formatPath(path)}\``,
    hint: meant ? `did you mean \`${meant}\`?` : `${where} has the keys ${keys.join(', ')}`,
  };
}
