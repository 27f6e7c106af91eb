import type { Service } from '../../model/operations.ts';
import type { Binding } from '../../services/binding.ts';
import { FileSink } from '../record/file-sink.ts';
import type { ShardGear } from '../wall/shard-assignment.ts';
import { loopUse } from './loop-use.ts';
import { nodeClock } from './node-clock.ts';
import { NodeOrigin } from './node-origin.ts';
import { nodeSurroundings } from './node-surroundings.ts';
import { nodeTimer } from './node-timer.ts';
import { tlsOptions } from './tls-options.ts';
import type { WorkerAssignment } from './worker-messages.ts';

/**
 * What a load worker gives its shard: undici, files of the run folder, and a clock that all the
 * workers share.
 * @param origin_ms wall instant of the window's start, epoch milliseconds
 */
export function gearOf(
  { plan, folder, index, targets, access }: WorkerAssignment,
  bindings: Readonly<Record<Service, Binding>>,
  origin_ms: number,
): ShardGear {
  return {
    clock: nodeClock(origin_ms, plan.live.from_us, plan.live.compression),
    timer: nodeTimer(),
    sink: new FileSink(folder, `worker-${index}`),
    cpu: loopUse(),
    surroundings: nodeSurroundings(),
    bindings,
    way: (service, loop, clock) => {
      const tls = tlsOptions(access[service]?.tls);
      return {
        origin: new NodeOrigin(targets[service], loop, clock, tls),
        credentials: access[service]?.credentials,
        surroundings: nodeSurroundings(tls),
      };
    },
  };
}
