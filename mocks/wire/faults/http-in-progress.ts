import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `http/in-progress`: 409, as if the same request were under way; nothing is done. */
export function httpInProgress({ parameters: { retryAfter_s = 1 } }: FaultPlan): ServiceFault {
  const strike: Strike = {
    kind: 'refuse',
    refusal: {
      name: 'key-in-progress',
      status: 409,
      detail: 'Repeat it unchanged later.',
      headers: { 'retry-after': String(retryAfter_s) },
    },
  };
  return { strike: () => strike };
}
