import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { refusalOf } from '../problem.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `http/partial-outage`: the clients of one broken machine, always the same, get a status. */
export function httpPartialOutage({ parameters: { status = 503 } }: FaultPlan): ServiceFault {
  const strike: Strike = { kind: 'refuse', refusal: refusalOf(status, {}) };
  return { isPerDevice: true, strike: () => strike };
}
