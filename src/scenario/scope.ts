import type { StoreScope } from './author-faults.ts';
import type { RosterEntry } from './store-roster.ts';

/** The stores for which every condition of a scope holds, before its `share` is picked. */
export function storesInScope(
  scope: StoreScope,
  roster: readonly RosterEntry[],
): readonly RosterEntry[] {
  const within = (list: readonly string[] | undefined, value: string): boolean =>
    list === undefined || list.includes(value);
  return roster.filter(
    (store) =>
      within(scope.stores, store.id) &&
      within(scope.classes, store.class) &&
      within(scope.regions, store.spec.region) &&
      within(scope.countries, store.spec.country),
  );
}
