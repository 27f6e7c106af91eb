import { bucketTop, type SparseHistogram } from '../model/histogram.ts';

/** Neighbouring buckets taken together: 0.8 % becomes 3.1 %, and a quarter of the size. */
const JOINED = 4;
/** Gaps that are one letter, `A` for the next bucket; longer ones are written out. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWX';

/**
 * Adds histograms up and packs them into text: for each joined bucket its distance from the last
 * one, as a letter or as `Y...Z`, and its count unless that is 1; numbers in base 36.
 */
export function packHistogram(parts: readonly SparseHistogram[]): string {
  const counts = new Map<number, number>();
  for (const part of parts) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const joined = Math.floor((part[i] ?? 0) / JOINED);
      counts.set(joined, (counts.get(joined) ?? 0) + (part[i + 1] ?? 0));
    }
  }
  let last = -1;
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bucket, count]) => {
      const gap = bucket - last;
      last = bucket;
      return (
        (LETTERS[gap - 1] ?? `Y${gap.toString(36)}Z`) + (count === 1 ? '' : count.toString(36))
      );
    })
    .join('');
}

/** Unpacks: `[joined bucket, count]`, rising. */
export function unpackHistogram(packed: string): readonly (readonly [number, number])[] {
  let bucket = -1;
  return [...packed.matchAll(/(?:([A-X])|Y([0-9a-z]+)Z)([0-9a-z]*)/g)].map(
    ([, letter, written = '', count = '']) => {
      bucket += letter === undefined ? Number.parseInt(written, 36) : LETTERS.indexOf(letter) + 1;
      return [bucket, count === '' ? 1 : Number.parseInt(count, 36)] as const;
    },
  );
}

/** The middle of a joined bucket, µs. */
export function joinedValue(bucket: number): number {
  const first = bucket * JOINED;
  const below = first === 0 ? 0 : bucketTop(first - 1);
  return (below + bucketTop(first + JOINED - 1)) / 2;
}
