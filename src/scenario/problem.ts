/** Keys and list positions from a scenario's root, e.g. `['gates', 2]`. */
export type KeyPath = readonly (string | number)[];

/** Something wrong with a scenario's content. */
export interface Problem {
  readonly path: KeyPath;
  /** What is wrong, naming the path and what was expected. */
  readonly message: string;
  readonly hint?: string;
}

/** A path as people and the command line write it: `desk.teams.es.agents`, `gates[2]`. */
export const formatPath = (path: KeyPath): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');

/** What is written at a path of a document; `undefined` where nothing is. */
export function writtenAt(document: unknown, path: KeyPath): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}
