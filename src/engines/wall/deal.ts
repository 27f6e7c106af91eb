import type { Plan, StorePlan } from '../../model/plan.ts';
import { runKey } from '../../random/hash.ts';
import { pickShare } from '../../random/pick-share.ts';

/**
 * Deals whole stores to workers, the largest first to whoever has the fewest tills: stores are
 * the unit of sharding, since inside a store devices share queues.
 * @returns for each worker the ids of its stores, in the plan's order; never more hands than stores
 */
export function dealStores(
  stores: readonly StorePlan[],
  workers: number,
): readonly (readonly string[])[] {
  const hands = Array.from({ length: Math.max(1, Math.min(workers, stores.length)) }, () => ({
    tills: 0,
    ids: new Set<string>(),
  }));
  for (const store of [...stores].sort((a, b) => b.tills - a.tills)) {
    const lightest = hands.reduce((least, hand) => (hand.tills < least.tills ? hand : least));
    lightest.tills += store.tills;
    lightest.ids.add(store.id);
  }
  return hands.map(({ ids }) => stores.filter(({ id }) => ids.has(id)).map(({ id }) => id));
}

/** Deals the stores of a plan's live window: the share `f` of whole stores that it simulates. */
export function dealWindow(plan: Plan, workers: number): readonly (readonly string[])[] {
  const ids = plan.stores.map(({ id }) => id);
  const key = runKey(plan.seed, plan.replication);
  const picked = new Set(pickShare(ids, plan.live.share, key, 'live'));
  return dealStores(
    plan.stores.filter(({ id }) => picked.has(id)),
    workers,
  );
}
