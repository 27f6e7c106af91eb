import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { refusalOf } from '../problem.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `http/commit-then-fail`: the work is done and the answer says that it failed. */
export function httpCommitThenFail({ parameters: { status = 500 } }: FaultPlan): ServiceFault {
  const strike: Strike = { kind: 'refuse', refusal: refusalOf(status, {}), work: 'done' };
  return { strike: () => strike };
}
