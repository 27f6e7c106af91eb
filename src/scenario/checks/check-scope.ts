import { runKey } from '../../random/hash.ts';
import type { FaultSpec } from '../author-faults.ts';
import type { WholeScenario } from '../defaults.ts';
import type { KeyPath, Problem } from '../problem.ts';
import { type Place, placeOf, scopeOf, strikesStores, struckStores } from '../scope.ts';
import { rosterOf } from '../store-roster.ts';
import { unknownName, unknownNames, unless } from './names.ts';

/** What a fault's scope names exists, and leaves a store to strike. */
export function checkScope(
  id: string,
  fault: FaultSpec,
  scenario: WholeScenario,
): readonly Problem[] {
  const path = ['faults', id, 'scope'];
  const scope = scopeOf(fault);
  const places = placesOf(scenario);
  const each = (pick: (store: Place) => string): readonly string[] => [
    ...new Set(places.map(pick)),
  ];
  const unknown = [
    ...unknownNames([...path, 'stores'], scope.stores, each(storeId), 'store'),
    ...unknownNames([...path, 'classes'], scope.classes, each(className), 'store class'),
    ...unknownNames([...path, 'regions'], scope.regions, each(region), 'region'),
    ...unknownNames([...path, 'countries'], scope.countries, each(country), 'country'),
    ...unknownNames([...path, 'providers'], scope.providers, each(provider), 'network provider'),
    ...unknownNames([...path, 'acquirers'], scope.acquirers, each(acquirer), 'acquirer'),
    ...unknownNames([...path, 'teams'], scope.teams, Object.keys(scenario.desk.teams), 'team'),
    ...unless(scope.share !== 0, [...path, 'share'], 'must be above 0'),
    ...checkCompanion([...path, 'with'], id, scope.with, scenario),
  ];
  if (unknown.length > 0 || !strikesStores(fault.kind)) return unknown;
  const { faults, control } = scenario;
  const spared = control && 'stores' in control ? control.stores : [];
  const ground = { faults, places, control: spared, key: runKey(scenario.seed, 0) };
  return unless(struckStores(id, ground).length > 0, path, 'holds for no store at all');
}

/** Another fault that strikes stores, and does not lead back here. */
function checkCompanion(
  path: KeyPath,
  id: string,
  other: string | undefined,
  { faults }: WholeScenario,
): readonly Problem[] {
  if (other === undefined) return [];
  const others = Object.keys(faults).filter(
    (name) => name !== id && strikesStores(faults[name]?.kind ?? 'desk/absence'),
  );
  const unknown = unknownName(path, other, others, 'other fault of stores');
  if (unknown.length > 0) return unknown;
  const met = new Set([id]);
  for (let next: string | undefined = other; next !== undefined; ) {
    if (met.has(next)) return unless(false, path, `leads back to \`${next}\``);
    met.add(next);
    const companion: FaultSpec | undefined = faults[next];
    next = companion && scopeOf(companion).with;
  }
  return [];
}

/** Every store a scope can name, the web shop among them. */
function placesOf({ stores, webShop }: WholeScenario): readonly Place[] {
  const places = rosterOf(stores).map(placeOf);
  if (webShop === undefined) return places;
  const country = webShop.country ?? places[0]?.country ?? 'ES';
  const web = { class: 'web', region: 'web', provider: 'main', acquirer: 'main' } as const;
  return [...places, { ...web, id: '9001', country, tillSystem: 'headless' }];
}

const storeId = (store: Place): string => store.id;
const className = (store: Place): string => store.class;
const region = (store: Place): string => store.region;
const country = (store: Place): string => store.country;
const provider = (store: Place): string => store.provider;
const acquirer = (store: Place): string => store.acquirer;
