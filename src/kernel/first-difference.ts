import type { Checkpoint } from './fingerprint.ts';

/** Where two runs part: the same up to and including event `after`, not the same by event `by`. */
export interface Parting {
  readonly after: number;
  readonly by: number;
}

/**
 * Narrows down, from the checkpoints of two runs, the events among which they first differ.
 * A hash that differs once differs for ever, so the first checkpoint in common that does is it.
 * `by` is Infinity when none does: then they differ, if at all, after the last one in common.
 */
export function firstDifference(
  left: readonly Checkpoint[],
  right: readonly Checkpoint[],
): Parting {
  const byEvents = new Map(right.map((checkpoint) => [checkpoint.events, checkpoint.hash]));
  let after = 0;
  for (const { events, hash } of left) {
    const other = byEvents.get(events);
    if (other === undefined) continue;
    if (other !== hash) return { after, by: events };
    after = events;
  }
  return { after, by: Infinity };
}
