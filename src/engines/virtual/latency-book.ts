import { ServerQueue } from '../../../mocks/wire/faults/server-queue.ts';
import type { BakedDistribution } from '../../model/distribution.ts';
import type { LoadOperation } from '../../model/operations.ts';
import type { LatencyModel, Plan } from '../../model/plan.ts';
import { throughQuantiles } from '../../random/bake.ts';
import type { Hash64 } from '../../random/hash.ts';
import { valueAt, word } from '../../random/stream.ts';

/** Assumed where neither the author nor a live window says more: a healthy service near by. */
const ASSUMED: LatencyModel = {
  kind: 'drawn',
  calmWall_us: throughQuantiles([
    [0, 4_000],
    [0.5, 15_000],
    [0.9, 40_000],
    [0.99, 120_000],
    [1, 400_000],
  ]),
};

/** How long each service takes for a call, in the models of the plan. */
export class LatencyBook {
  readonly #plan: Plan;
  readonly #key: Hash64;
  readonly #queues = new Map<LoadOperation, ServerQueue>();

  constructor(plan: Plan, key: Hash64) {
    this.#plan = plan;
    this.#key = key;
  }

  /**
   * Wall microseconds until the service has answered an attempt that reaches it now, or
   * `undefined` when its queue is full.
   * @param device hash of its path
   * @param ordinal of the device's attempts: the draw is this attempt's own
   */
  latency(
    operation: LoadOperation,
    device: Hash64,
    ordinal: number,
    now_us: number,
  ): number | undefined {
    const model = this.#plan.latency[operation] ?? ASSUMED;
    const drawn = word(this.#key, device, 'network', ordinal);
    if (model.kind === 'drawn') return valueAt(this.#distribution(model, now_us), drawn);
    let queue = this.#queues.get(operation);
    if (queue === undefined) {
      queue = new ServerQueue(model.servers, model.queueLimit);
      this.#queues.set(operation, queue);
    }
    return queue.enter(now_us, valueAt(model.serviceWall_us, drawn));
  }

  /** The distribution of the fault that is on, when one was fitted, else the calm one. */
  #distribution(
    model: Extract<LatencyModel, { kind: 'drawn' }>,
    now_us: number,
  ): BakedDistribution {
    if (model.during === undefined) return model.calmWall_us;
    for (const { id, from_us, to_us } of this.#plan.faults) {
      const fitted = model.during[id];
      if (fitted !== undefined && now_us >= from_us && now_us < to_us) return fitted;
    }
    return model.calmWall_us;
  }
}
