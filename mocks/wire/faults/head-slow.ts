import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Hash64 } from '../../../src/random/hash.ts';
import type { Healing } from './healing.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

const USUAL_US = 50_000;

/** `head/slow`: the head of answers comes byte by byte. */
export function headSlow({ parameters }: FaultPlan, _key: Hash64, until: Healing): ServiceFault {
  const { pauseWall_us = USUAL_US } = parameters;
  const strike: Strike = { kind: 'emit', emission: { how: 'slowHead', pauseWall_us, until } };
  return { strike: () => strike };
}
