/** What stands in k6 for the `vitest` of the contract: just the words that the contract uses. */

/** A test as it was found; it has not run. */
export interface FoundTest {
  readonly name: string;
  readonly run: () => unknown;
}

const groups: string[] = [];
/** Every test so far, in order, named by its groups and itself: `wait on the k6 engine > resumes`. */
export const FOUND: FoundTest[] = [];

export function describe(name: string, body: () => void): void {
  groups.push(name);
  body();
  groups.pop();
}

export function it(name: string, run: () => unknown): void {
  FOUND.push({ name: [...groups, name].join(' > '), run });
}

export interface Expectation {
  toBe(expected: unknown): void;
  /** By structure; a member that is `undefined` is none. */
  toEqual(expected: unknown): void;
  toHaveLength(expected: number): void;
  toBeGreaterThanOrEqual(expected: number): void;
  toBeLessThanOrEqual(expected: number): void;
}

/** @param what said before the message of a failure */
export function expect(actual: unknown, what?: string): Expectation {
  const check = (holds: boolean, relation: string, expected: unknown): void => {
    if (holds) return;
    const said = what === undefined ? '' : `${what}: `;
    throw new Error(`${said}expected ${shown(actual)} ${relation} ${shown(expected)}`);
  };
  const number = typeof actual === 'number' ? actual : Number.NaN;
  return {
    toBe: (expected) => check(Object.is(actual, expected), 'to be', expected),
    toEqual: (expected) => check(isEqual(actual, expected), 'to equal', expected),
    toHaveLength: (expected) =>
      check(Array.isArray(actual) && actual.length === expected, 'to have length', expected),
    toBeGreaterThanOrEqual: (expected) =>
      check(number >= expected, 'to be greater than or equal to', expected),
    toBeLessThanOrEqual: (expected) =>
      check(number <= expected, 'to be less than or equal to', expected),
  };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return Object.keys({ ...left, ...right }).every((name) => isEqual(left[name], right[name]));
}

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);
