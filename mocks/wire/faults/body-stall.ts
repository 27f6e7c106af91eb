import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Hash64 } from '../../../src/random/hash.ts';
import type { Healing } from './healing.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `body/stall`: answers stop in the middle of the body, and go on when the fault is over. */
export function bodyStall(_plan: FaultPlan, _key: Hash64, until: Healing): ServiceFault {
  const strike: Strike = { kind: 'emit', emission: { how: 'stalled', until } };
  return { strike: () => strike };
}
