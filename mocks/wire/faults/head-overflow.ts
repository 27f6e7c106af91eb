import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `head/overflow`: the head of answers is as large as told. */
export function headOverflow({ parameters: { bytes = 65_536 } }: FaultPlan): ServiceFault {
  const strike: Strike = { kind: 'emit', emission: { how: 'hugeHead', bytes } };
  return { strike: () => strike };
}
