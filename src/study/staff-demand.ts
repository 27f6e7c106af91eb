import type { Contact } from './replay-contacts.ts';

/** How long of one day there was anything to do: some ticket waited or was in hand. */
export function demand_us(contacts: readonly Contact[]): number {
  let sum_us = 0;
  let end_us = Number.NEGATIVE_INFINITY;
  for (const { came_us, taken_us, left_us } of [...contacts].sort(
    (a, b) => a.came_us - b.came_us,
  )) {
    const until_us = left_us ?? taken_us;
    sum_us += Math.max(0, until_us - Math.max(came_us, end_us));
    end_us = Math.max(end_us, until_us);
  }
  return sum_us;
}
