import type { StoreClassSpec } from './author.ts';

/** One store, before it has a name. */
export interface RosterEntry {
  readonly id: string;
  readonly class: string;
  readonly spec: Required<StoreClassSpec>;
}

/** Every store of a scenario: ids `0001`, `0002`, ... over the classes in the order written. */
export function rosterOf(
  classes: Readonly<Record<string, Required<StoreClassSpec>>>,
): readonly RosterEntry[] {
  return Object.entries(classes)
    .flatMap(([name, spec]) => Array.from({ length: spec.count }, () => ({ class: name, spec })))
    .map((entry, index) => ({ ...entry, id: String(index + 1).padStart(4, '0') }));
}
