import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { type Hash64, hash64 } from '../../../src/random/hash.ts';
import { valueAt, word } from '../../../src/random/stream.ts';
import { refusalOf } from '../problem.ts';
import type { ServiceFault } from './service-fault.ts';

const USUAL_US = 2e6;

/** `http/fail-then-commit-late`: the answer says that it failed, and the work is done later. */
export function httpFailThenCommitLate({ id, parameters }: FaultPlan, key: Hash64): ServiceFault {
  const { status = 500, delayWall_us } = parameters;
  const refusal = refusalOf(status, {});
  return {
    strike({ device, ordinal }) {
      const drawn = word(key, hash64(`${id}@${device}`), 'network', ordinal);
      const later_us = delayWall_us === undefined ? USUAL_US : valueAt(delayWall_us, drawn);
      return { kind: 'refuse', refusal, work: { later_us } };
    },
  };
}
