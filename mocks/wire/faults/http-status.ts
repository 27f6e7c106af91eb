import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { refusalOf } from '../problem.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `http/status`: the request is answered with a status and has no effect. */
export function httpStatus({ parameters }: FaultPlan): ServiceFault {
  const { status = 503, retryAfter_s } = parameters;
  const after = retryAfter_s ?? (status === 503 || status === 429 ? 1 : undefined);
  const headers = after === undefined ? {} : { 'retry-after': String(after) };
  const strike: Strike = { kind: 'refuse', refusal: refusalOf(status, headers) };
  return { strike: () => strike };
}
