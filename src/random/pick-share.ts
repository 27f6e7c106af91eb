import { type Hash64, hash64 } from './hash.ts';
import { word } from './stream.ts';

/**
 * Picks a share of whole stores by hash draw: the `share` of ids with the lowest draws for
 * `purpose`, at least one of a list that is not empty, in the order given.
 */
export function pickShare(
  ids: readonly string[],
  share: number,
  key: Hash64,
  purpose: string,
): readonly string[] {
  if (share >= 1) return ids;
  const drawn = ids.map((id) => ({ id, draw: word(key, hash64(`${purpose}@${id}`), 'fault', 0) }));
  drawn.sort((a, b) => a.draw - b.draw || (a.id < b.id ? -1 : 1));
  const picked = new Set(
    drawn.slice(0, Math.max(1, Math.round(ids.length * share))).map(({ id }) => id),
  );
  return ids.filter((id) => picked.has(id));
}
