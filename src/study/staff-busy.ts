import type { Contact } from './replay-contacts.ts';

/** How long agents of one day had something in hand: what an agent has at once counts once. */
export function busy_us(contacts: readonly Contact[]): number {
  const ends = new Map<string, number>();
  let sum_us = 0;
  const inOrder = [...contacts].sort((a, b) => a.taken_us - b.taken_us);
  for (const { agent, taken_us, left_us } of inOrder) {
    const free_us = ends.get(agent) ?? 0;
    const end_us = left_us ?? taken_us;
    sum_us += Math.max(0, end_us - Math.max(taken_us, free_us));
    ends.set(agent, Math.max(free_us, end_us));
  }
  return sum_us;
}
