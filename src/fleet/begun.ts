import type { Plan } from '../model/plan.ts';
import { runKey } from '../random/hash.ts';
import { Stream } from '../random/stream.ts';
import { type Begun, skipTo, sourcesOf } from './campaign.ts';
import { PlannedArrivals } from './planned-arrivals.ts';

/**
 * Where every store's sources of visitors stand at the start of a plan's live window, so that
 * an engine whose arithmetic is slow need not draw a morning's arrivals to skip them. Starting
 * from here and from the day's beginning gives the same visitors.
 */
export function begunBy(plan: Plan): Readonly<Record<string, readonly Begun[]>> {
  const key = runKey(plan.seed, plan.replication);
  const planned = new PlannedArrivals(plan.curves, [], []);
  const entries = plan.stores.map((store) => {
    const sources = sourcesOf({
      plan,
      store,
      path: `store/${store.id}`,
      rateOf: (curve) => planned.curve(curve),
      gapsOf: (path, drawn) => new Stream(key, path, 'arrival', drawn),
    });
    skipTo(sources, Math.max(plan.live.from_us, store.opens_us));
    return [store.id, sources.map(({ nth, arrivals }): Begun => [nth, arrivals.sum])] as const;
  });
  return Object.fromEntries(entries);
}
