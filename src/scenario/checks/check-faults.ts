import { DAY } from '../../model/units.ts';
import type { FaultSpec, StoreScope } from '../author-faults.ts';
import type { WholeScenario } from '../defaults.ts';
import { faultWindow } from '../fault-window.ts';
import type { KeyPath, Problem } from '../problem.ts';
import { timeOfDay_us } from '../read.ts';
import { storesInScope } from '../scope.ts';
import { rosterOf } from '../store-roster.ts';
import { unknownName, unknownNames, unless } from './names.ts';

/** Faults: each with one end, one trigger, and a scope that names what exists. */
export function checkFaults(scenario: WholeScenario): readonly Problem[] {
  return Object.entries(scenario.faults).flatMap(([id, fault]) => {
    const path = ['faults', id];
    return [
      ...checkWindow(path, fault),
      ...checkTrigger(path, fault),
      ...checkScope([...path, 'scope'], fault, scenario),
      ...(fault.kind === 'promo/late-start'
        ? unknownName(
            [...path, 'promotion'],
            fault.promotion,
            Object.keys(scenario.promotions),
            'promotion',
          )
        : []),
    ];
  });
}

function checkWindow(path: KeyPath, fault: FaultSpec): readonly Problem[] {
  const { start, duration, end } = fault;
  if (duration === undefined && end === undefined) {
    return unless(
      false,
      path,
      'has no end: a fault needs `duration` or `end`',
      "add `duration: '5min'`",
    );
  }
  if (duration !== undefined && end !== undefined) {
    return unless(false, [...path, 'end'], 'and `duration` are both given: keep one of them');
  }
  const { from_us, to_us } = faultWindow(fault);
  const last = duration === undefined ? 'end' : 'duration';
  return [
    ...unless(
      to_us > from_us,
      [...path, last],
      last === 'end' ? `is ${end}, not after \`start\` (${start})` : 'must be above 0',
    ),
    ...unless(to_us <= DAY, [...path, last], 'goes beyond midnight'),
    ...unless(timeOfDay_us(start) < DAY, [...path, 'start'], 'must be before 24:00'),
  ];
}

function checkTrigger(path: KeyPath, fault: FaultSpec): readonly Problem[] {
  if (!('rate' in fault || 'first' in fault || 'every' in fault || 'per' in fault)) return [];
  const given = ['rate', 'first', 'every'].filter((key) => key in fault);
  const [, second = ''] = given;
  return [
    ...unless(
      given.length <= 1,
      [...path, second],
      `and \`${given[0]}\` are both given: keep one of rate, first, every`,
    ),
    ...unless(
      !('per' in fault) || given[0] === 'rate' || given.length === 0,
      [...path, 'per'],
      'goes with `rate` only',
    ),
  ];
}

function checkScope(path: KeyPath, fault: FaultSpec, scenario: WholeScenario): readonly Problem[] {
  const { scope } = fault;
  if (scope === undefined) return [];
  if (fault.kind === 'desk/absence') {
    const teams = Object.keys(scenario.desk.teams);
    return unknownNames([...path, 'teams'], fault.scope?.teams, teams, 'team');
  }
  const stores: StoreScope = fault.scope ?? {};
  const roster = rosterOf(scenario.stores);
  const each = (pick: (store: (typeof roster)[number]) => string): readonly string[] => [
    ...new Set(roster.map(pick)),
  ];
  const unknown = [
    ...unknownNames(
      [...path, 'stores'],
      stores.stores,
      each((store) => store.id),
      'store',
    ),
    ...unknownNames(
      [...path, 'classes'],
      stores.classes,
      Object.keys(scenario.stores),
      'store class',
    ),
    ...unknownNames(
      [...path, 'regions'],
      stores.regions,
      each((s) => s.spec.region),
      'region',
    ),
    ...unknownNames(
      [...path, 'countries'],
      stores.countries,
      each((s) => s.spec.country),
      'country',
    ),
    ...unless(stores.share !== 0, [...path, 'share'], 'must be above 0'),
  ];
  if (unknown.length > 0) return unknown;
  return unless(storesInScope(stores, roster).length > 0, path, 'holds for no store at all');
}
