import { FAULTS } from '../faults/catalogue.ts';
import type { FaultParameter } from '../faults/parameter.ts';
import type { FaultParameters, FaultPlan, FaultScope, FaultTrigger } from '../model/fault-plan.ts';
import { type LoadOperation, OPERATIONS, serviceOf } from '../model/operations.ts';
import type { DistributionSpec } from './author.ts';
import type { FaultSpec } from './author-faults.ts';
import { bakeSpec } from './distribution.ts';
import { faultWindow } from './fault-window.ts';
import { omitUndefined } from './omit-undefined.ts';
import { duration_us, minor, offset_us } from './read.ts';
import { type AnyScope, type Ground, scopeOf, strikesStores, struckStores } from './scope.ts';

/** One fault of the plan: its stores resolved, its share picked, its times baked. */
export function compileFault(id: string, fault: FaultSpec, ground: Ground): FaultPlan {
  return {
    id,
    kind: fault.kind,
    ...faultWindow(fault),
    scope: compileScope(id, fault, ground),
    trigger: compileTrigger(fault),
    parameters: compileParameters(fault),
  };
}

function compileScope(id: string, fault: FaultSpec, ground: Ground): FaultScope {
  const scope = scopeOf(fault);
  const { teams } = scope;
  if (!strikesStores(fault.kind)) return omitUndefined({ teams });
  const struck = struckStores(id, ground);
  const stores = struck.length === ground.places.length ? undefined : struck;
  return omitUndefined({ stores, operations: operationsOf(scope), teams });
}

/** Operations named, and those of the services named; absent when neither is. */
function operationsOf(scope: AnyScope): readonly LoadOperation[] | undefined {
  const { operations, services } = scope;
  if (operations === undefined || services === undefined) {
    return (
      operations ?? (services && OPERATIONS.filter((one) => services.includes(serviceOf(one))))
    );
  }
  return OPERATIONS.filter((one) => operations.includes(one) || services.includes(serviceOf(one)));
}

function compileTrigger(fault: FaultSpec): FaultTrigger {
  const { per: units, trigger } = FAULTS[fault.kind];
  if (trigger !== undefined) return trigger;
  if ('first' in fault && fault.first !== undefined) return { kind: 'first', count: fault.first };
  if ('every' in fault && fault.every !== undefined) return { kind: 'every', count: fault.every };
  const rate = 'rate' in fault ? (fault.rate ?? 1) : 1;
  const per = 'per' in fault ? fault.per : undefined;
  return { kind: 'rate', rate, per: per ?? units[0] ?? 'request' };
}

function compileParameters(fault: FaultSpec): FaultParameters {
  // The schema has seen that each key holds what the catalogue says of it.
  const written = fault as unknown as Readonly<Record<string, unknown>>;
  const compiled = Object.entries(FAULTS[fault.kind].parameters).map(([name, parameter]) => {
    const value = written[name] ?? parameter.usual;
    return [parameter.key, value === undefined ? undefined : compileValue(parameter, value)];
  });
  return omitUndefined(Object.fromEntries(compiled) as FaultParameters);
}

function compileValue({ kind }: FaultParameter, value: unknown): unknown {
  switch (kind) {
    case 'duration':
      return duration_us(String(value));
    case 'wholeSeconds':
      return duration_us(String(value)) / 1e6;
    case 'offset':
      return offset_us(String(value));
    case 'distribution':
      return bakeSpec(value as DistributionSpec);
    case 'money':
      return minor(Number(value));
    default:
      return value;
  }
}
