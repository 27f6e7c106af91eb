import { FAULTS } from '../../faults/catalogue.ts';
import { DAY } from '../../model/units.ts';
import type { FaultSpec } from '../author-faults.ts';
import type { WholeScenario } from '../defaults.ts';
import { faultWindow } from '../fault-window.ts';
import type { KeyPath, Problem } from '../problem.ts';
import { timeOfDay_us } from '../read.ts';
import { checkScope } from './check-scope.ts';
import { unknownName, unknownNames, unless } from './names.ts';

/** Faults: each with one end, one trigger, and a scope and parameters that name what exists. */
export function checkFaults(scenario: WholeScenario): readonly Problem[] {
  return [
    ...Object.entries(scenario.faults).flatMap(([id, fault]) => {
      const path = ['faults', id];
      return [
        ...checkWindow(path, fault),
        ...checkTrigger(path, fault),
        ...checkScope(id, fault, scenario),
        ...checkNames(path, fault, scenario),
      ];
    }),
    ...checkControl(scenario),
  ];
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

/** Promotions and coupons that a fault names. */
function checkNames(path: KeyPath, fault: FaultSpec, scenario: WholeScenario): readonly Problem[] {
  const written = fault as unknown as Readonly<Record<string, unknown>>;
  const known = { promotion: scenario.promotions, coupon: scenario.coupons };
  return Object.entries(FAULTS[fault.kind].parameters).flatMap(([key, { kind }]) => {
    const name = written[key];
    if (name === undefined || (kind !== 'promotion' && kind !== 'coupon')) return [];
    return unknownName([...path, key], String(name), Object.keys(known[kind]), kind);
  });
}

function checkControl({ control, stores }: WholeScenario): readonly Problem[] {
  if (control === undefined) return [];
  if ('stores' in control) {
    const count = Object.values(stores).reduce((sum, spec) => sum + spec.count, 0);
    const ids = Array.from({ length: count }, (_, i) => String(i + 1).padStart(4, '0'));
    return unknownNames(['control', 'stores'], control.stores, ids, 'store');
  }
  const { share } = control;
  return unless(share > 0 && share < 1, ['control', 'share'], 'must be above 0 and below 1');
}
