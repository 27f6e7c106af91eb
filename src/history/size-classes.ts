import type { StoreDay } from './store-day.ts';

/** How big a store is among the stores of its file. */
export type Size = 'small' | 'medium' | 'large';

/** Two sizes whose mean sales differ by less than this are one. */
const ALIKE = 1.25;
/** How far from a third a cut may move to reach a gap, as a share of the fleet. */
const REACH = 1 / 6;

/**
 * Sorts stores into thirds by their sales. Each cut moves to the widest gap (as a ratio) within a
 * sixth of the fleet, so that it separates stores that differ; thirds whose means are within 25 %
 * of each other become one size. One size alone is `medium`, two are `small` and `large`.
 */
export function sizeOf(stores: readonly StoreDay[]): ReadonlyMap<StoreDay, Size> {
  const rising = [...stores].sort((a, b) => a.sales - b.sales || (a.store < b.store ? -1 : 1));
  const cuts = stores.length < 3 ? [1] : [cutNear(rising, 1 / 3), cutNear(rising, 2 / 3)];
  const parts = split(rising, cuts).filter((part) => part.length > 0);
  const sizes: (readonly StoreDay[])[] = [];
  for (const part of parts) {
    const below = sizes.at(-1);
    if (below && mean(part) < ALIKE * mean(below)) sizes[sizes.length - 1] = [...below, ...part];
    else sizes.push(part);
  }
  const names = NAMES[sizes.length] ?? NAMES[3] ?? [];
  return new Map(
    sizes.flatMap((part, i) => part.map((store) => [store, names[i] ?? 'medium'] as const)),
  );
}

const NAMES: Readonly<Record<number, readonly Size[]>> = {
  1: ['medium'],
  2: ['small', 'large'],
  3: ['small', 'medium', 'large'],
};

/** Where to cut: how many stores lie below. */
function cutNear(rising: readonly StoreDay[], share: number): number {
  const target = Math.round(rising.length * share);
  const reach = Math.floor(rising.length * REACH);
  let [best, widest] = [target, 0];
  for (let cut = Math.max(1, target - reach); cut <= target + reach; cut++) {
    const gap = (rising[cut]?.sales ?? 0) / (rising[cut - 1]?.sales ?? Infinity);
    const wider = gap > widest * (1 + 1e-9);
    if (wider) [best, widest] = [cut, gap];
  }
  return best;
}

const split = (
  rising: readonly StoreDay[],
  cuts: readonly number[],
): readonly (readonly StoreDay[])[] =>
  [0, ...cuts].map((from, i) => rising.slice(from, cuts[i] ?? rising.length));

const mean = (stores: readonly StoreDay[]): number =>
  stores.reduce((sum, store) => sum + store.sales, 0) / stores.length;
