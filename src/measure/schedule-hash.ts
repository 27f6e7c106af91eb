import { RollingHash } from '../random/hash.ts';

/**
 * One hash over the schedules of all stores, by store id: equal seeds give equal hashes with any
 * number of workers.
 * @returns null when no store opened, or one that opened never closed
 */
export function scheduleHash(
  opened: ReadonlyMap<string, unknown>,
  closed: ReadonlyMap<string, { readonly schedule: string }>,
): string | null {
  if (opened.size === 0) return null;
  const hash = new RollingHash();
  for (const store of [...opened.keys()].sort()) {
    const schedule = closed.get(store)?.schedule;
    if (schedule === undefined) return null;
    hash.addText(store).addText(schedule);
  }
  return hash.hex();
}
