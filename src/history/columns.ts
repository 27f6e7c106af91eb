import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { LANGUAGES, type Language } from '../model/ticket.ts';
import { COLUMN_WORDS, ROLES, type Role } from './column-words.ts';

/** Which column of a file is which, by position from 0, and how that is known. */
export interface Columns {
  readonly at: Readonly<Record<Role, number>>;
  /** The roles nobody named: found by the header's words. */
  readonly guessed: readonly Role[];
  /** The language most of the header's words are in. */
  readonly language: Language;
}

/**
 * Finds the five columns: those named by `--map` first, the rest by the words of the header.
 * @param names what messages call each column; a header that could be personal is a number there
 * @throws Failure PD_IMPORT_INVALID when one is missing
 */
export function findColumns(
  file: string,
  header: readonly string[],
  named: Readonly<Partial<Record<Role, string>>>,
  names: readonly string[],
): Columns {
  const taken = new Map<Role, number>();
  for (const role of ROLES) {
    const name = named[role];
    if (name !== undefined) taken.set(role, columnCalled(file, header, role, name, names));
  }
  const guessed = ROLES.filter((role) => !taken.has(role));
  for (const role of guessed) {
    const best = likeliest(header, role, [...taken.values()]);
    if (best === undefined) throw missing(file, role, names);
    taken.set(role, best);
  }
  const at = (role: Role): number => taken.get(role) ?? -1;
  return {
    at: {
      timestamp: at('timestamp'),
      store: at('store'),
      till: at('till'),
      items: at('items'),
      amount: at('amount'),
    },
    guessed,
    language: languageOf([...taken].map(([role, column]) => [role, header[column] ?? ''])),
  };
}

/** Lower case, no accents, words apart: `FechaHora_Venta` is `fecha hora venta`. */
export const plainWords = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function columnCalled(
  file: string,
  header: readonly string[],
  role: Role,
  name: string,
  names: readonly string[],
): number {
  const exact = header.findIndex((cell) => cell.trim() === name.trim());
  const found =
    exact === -1 ? header.findIndex((cell) => plainWords(cell) === plainWords(name)) : exact;
  if (found !== -1) return found;
  const meant = nearest(name, names);
  throw new Failure('PD_IMPORT_INVALID', `no column is called '${name}' (--map ${role}=${name})`, {
    place: { file, line: 1 },
    hint: meant ? `did you mean '${meant}'?` : `the columns are ${names.join(', ')}`,
  });
}

/** The free column whose name says a role best: the whole name, its start, or a word of it. */
function likeliest(
  header: readonly string[],
  role: Role,
  taken: readonly number[],
): number | undefined {
  const words = LANGUAGES.flatMap((language) => COLUMN_WORDS[role][language]);
  const scored = header
    .map((cell, column) => ({
      column,
      score: Math.max(...words.map((word) => likeness(cell, word))),
    }))
    .filter(({ column, score }) => score > 0 && !taken.includes(column));
  return scored.sort((a, b) => b.score - a.score || a.column - b.column)[0]?.column;
}

function likeness(cell: string, word: string): number {
  const name = plainWords(cell);
  if (name === word) return 3;
  if (name.startsWith(`${word} `)) return 2;
  return ` ${name} `.includes(` ${word} `) ? 1 : 0;
}

/** English where nothing tells. */
function languageOf(columns: readonly (readonly [Role, string])[]): Language {
  const votes = (language: Language): number =>
    columns.filter(([role, cell]) =>
      COLUMN_WORDS[role][language].some((word) => likeness(cell, word)),
    ).length;
  const order: readonly Language[] = ['en', ...LANGUAGES.filter((language) => language !== 'en')];
  return order.reduce((best, language) => (votes(language) > votes(best) ? language : best), 'en');
}

function missing(file: string, role: Role, names: readonly string[]): Failure {
  return new Failure('PD_IMPORT_INVALID', `no column looks like the ${role} of a sale`, {
    place: { file, line: 1 },
    hint: `name it with --map ${role}=<column>; the columns are ${names.join(', ')}`,
  });
}
