import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { type Hash64, hash64 } from '../../../src/random/hash.ts';
import { valueAt, word } from '../../../src/random/stream.ts';
import { refusalOf } from '../problem.ts';
import { ServerQueue } from './server-queue.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

const FULL: Strike = { kind: 'refuse', refusal: refusalOf(503, { 'retry-after': '1' }) };

/**
 * `http/saturate`: so many requests are served at once and so many wait, first come, first
 * served; the answer comes when the request is through, and 503 at once when the queue is full.
 */
export function httpSaturate({ id, parameters }: FaultPlan, key: Hash64): ServiceFault {
  const { capacity = 1, serviceWall_us, queueLimit = 100 } = parameters;
  const queue = new ServerQueue(capacity, queueLimit);
  return {
    strike({ device, ordinal, wall_us }) {
      if (serviceWall_us === undefined) return undefined;
      const drawn = word(key, hash64(`${id}@${device}`), 'network', ordinal);
      const delay_us = queue.enter(wall_us, valueAt(serviceWall_us, drawn));
      return delay_us === undefined ? FULL : { kind: 'delay', delay_us };
    },
  };
}
