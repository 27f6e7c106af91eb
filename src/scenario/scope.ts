import { FAULTS } from '../faults/catalogue.ts';
import type { FaultKind } from '../model/fault-plan.ts';
import type { StorePlan } from '../model/plan.ts';
import type { Hash64 } from '../random/hash.ts';
import { pickShare } from '../random/pick-share.ts';
import type { CallScope, FaultSpec, StoreScope, TeamScope } from './author-faults.ts';
import type { RosterEntry } from './store-roster.ts';

/** What a scope looks at of a store. */
export type Place = Pick<
  StorePlan,
  'id' | 'class' | 'region' | 'country' | 'provider' | 'acquirer' | 'tillSystem'
>;

/** The same of a store that is not compiled yet. */
export const placeOf = ({ id, class: name, spec }: RosterEntry): Place => ({
  ...spec,
  id,
  class: name,
});

/** Every scope an author can write, whatever its fault's kind. */
export type AnyScope = CallScope & TeamScope;

/** The scope of a fault; the schema has seen that it holds what its kind allows. */
export const scopeOf = (fault: FaultSpec): AnyScope => fault.scope ?? {};

/** Whether a kind of fault strikes stores, or the desk only. */
export const strikesStores = (kind: FaultKind): boolean => FAULTS[kind].scope !== 'teams';

/** The stores for which every condition of a scope holds, before its `share` is picked. */
export function storesInScope(scope: StoreScope, places: readonly Place[]): readonly Place[] {
  const within = (list: readonly string[] | undefined, value: string): boolean =>
    list === undefined || list.includes(value);
  return places.filter(
    (store) =>
      within(scope.stores, store.id) &&
      within(scope.classes, store.class) &&
      within(scope.regions, store.region) &&
      within(scope.countries, store.country) &&
      within(scope.providers, store.provider) &&
      within(scope.acquirers, store.acquirer) &&
      within(scope.tillSystems, store.tillSystem),
  );
}

/** What the stores of a fault are picked from and by. */
export interface Ground {
  readonly faults: Readonly<Record<string, FaultSpec>>;
  readonly places: readonly Place[];
  /** Ids of the stores that no fault strikes. */
  readonly control: readonly string[];
  readonly key: Hash64;
}

/** Ids of the stores a fault strikes: among those of the fault it goes `with`, its share picked. */
export function struckStores(id: string, ground: Ground): readonly string[] {
  const fault = ground.faults[id];
  if (fault === undefined) return [];
  const scope = scopeOf(fault);
  const among = new Set(scope.with === undefined ? undefined : struckStores(scope.with, ground));
  const spared = new Set(ground.control);
  const held = storesInScope(scope, ground.places)
    .map((store) => store.id)
    .filter((store) => !spared.has(store))
    .filter((store) => scope.with === undefined || among.has(store));
  return pickShare(held, scope.share ?? 1, ground.key, `fault/${id}`);
}
