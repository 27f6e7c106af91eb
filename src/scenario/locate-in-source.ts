import type { KeyPath } from './problem.ts';
import { SourceScanner } from './source-scanner.ts';

/** 1-based, as editors count. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a key path is written in a scenario module: follows the object literal given to
 * `defineScenario` (or exported as default) by reading, not by evaluating. Whatever it cannot be
 * certain of (spreads, computed keys, names that stand for values, two scenarios in one file)
 * gives nothing, never a guess.
 */
export function locateInSource(source: string, path: KeyPath): SourcePosition | undefined {
  const scanner = new SourceScanner(source);
  const start = rootOf(scanner);
  const offset = start === undefined || path.length === 0 ? start : follow(scanner, start, path);
  if (offset === undefined) return undefined;
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The brace that opens the scenario's literal, when there is exactly one candidate. */
function rootOf(scanner: SourceScanner): number | undefined {
  for (const opening of [/defineScenario\s*\(\s*(?=\{)/y, /export\s+default\s+(?=\{)/y]) {
    const found = scanner.findAll(opening);
    if (found === undefined || found.length > 1) return undefined;
    if (found.length === 1) return found[0];
  }
  return undefined;
}

function follow(scanner: SourceScanner, opening: number, path: KeyPath): number | undefined {
  const [key, ...rest] = path;
  const found =
    typeof key === 'number'
      ? elementAt(scanner, opening, key)
      : propertyNamed(scanner, opening, String(key));
  if (found === undefined || rest.length === 0) return found?.at;
  return found.value === undefined ? undefined : follow(scanner, found.value, rest);
}

interface Found {
  readonly at: number;
  /** Offset of the value's opening bracket, when the whole value is one literal. */
  readonly value: number | undefined;
}

function propertyNamed(scanner: SourceScanner, opening: number, name: string): Found | undefined {
  if (scanner.text[opening] !== '{') return undefined;
  let found: Found | undefined;
  let position: number | undefined = scanner.skipTrivia(opening + 1);
  while (position !== undefined && scanner.text[position] !== '}') {
    const key = scanner.keyAt(position);
    if (key === undefined) {
      // A spread or a computed key may say anything, and overrides what came before.
      found = undefined;
    } else if (key.name === name) {
      const value = scanner.skipTrivia(key.end);
      const start = scanner.text[value] === ':' ? scanner.skipTrivia(value + 1) : undefined;
      found = {
        at: position,
        value: start === undefined ? undefined : scanner.wholeLiteral(start),
      };
    }
    position = scanner.nextItem(position);
  }
  return position === undefined ? undefined : found;
}

function elementAt(scanner: SourceScanner, opening: number, index: number): Found | undefined {
  if (scanner.text[opening] !== '[') return undefined;
  let position: number | undefined = scanner.skipTrivia(opening + 1);
  for (let i = 0; position !== undefined && scanner.text[position] !== ']'; i++) {
    if (scanner.text.startsWith('...', position)) return undefined;
    if (i === index) return { at: position, value: scanner.wholeLiteral(position) };
    position = scanner.nextItem(position);
  }
  return undefined;
}
