import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { type Hash64, hash64 } from '../../../src/random/hash.ts';
import { valueAt, word } from '../../../src/random/stream.ts';
import type { ServiceFault } from './service-fault.ts';

/** `http/slow`: the service takes longer, by a draw of (run key, fault and device, ordinal). */
export function httpSlow({ id, parameters }: FaultPlan, key: Hash64): ServiceFault {
  const { latencyWall_us } = parameters;
  return {
    strike({ device, ordinal }) {
      if (latencyWall_us === undefined) return undefined;
      const drawn = word(key, hash64(`${id}@${device}`), 'network', ordinal);
      return { kind: 'delay', delay_us: valueAt(latencyWall_us, drawn) };
    },
  };
}
