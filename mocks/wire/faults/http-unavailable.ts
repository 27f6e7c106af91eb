import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { refusalOf } from '../problem.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `http/unavailable`: 503 for everything, with `Retry-After` where it is given; nothing is done. */
export function httpUnavailable({ parameters: { retryAfter_s } }: FaultPlan): ServiceFault {
  const headers = retryAfter_s === undefined ? {} : { 'retry-after': String(retryAfter_s) };
  const strike: Strike = { kind: 'refuse', refusal: refusalOf(503, headers) };
  return { strike: () => strike };
}
