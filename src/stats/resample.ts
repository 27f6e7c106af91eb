import { runKey } from '../random/hash.ts';
import { Stream } from '../random/stream.ts';
import type { Interval } from './interval.ts';

/**
 * Draws samples with replacement, rising; the same for the same seed and path, in every engine.
 * @returns a function that fills and returns one and the same array, so copy what you keep
 */
export function resampler(
  sample: readonly number[],
  seed: number,
  path: string,
): () => readonly number[] {
  const rising = [...sample].sort((a, b) => a - b);
  const n = rising.length;
  const stream = new Stream(runKey(seed, 0), `stats/${path}`, 'jitter');
  const times = new Uint32Array(n);
  const drawn = [...rising];
  return () => {
    times.fill(0);
    // Counting how often each is drawn leaves nothing to sort.
    for (let i = 0; i < n; i++) {
      const at = Math.floor(stream.share() * n);
      times[at] = (times[at] ?? 0) + 1;
    }
    let at = 0;
    for (let i = 0; i < n; i++) {
      const value = rising[i] ?? 0;
      for (let k = times[i] ?? 0; k > 0; k--) drawn[at++] = value;
    }
    return drawn;
  };
}

/** The bootstrap values that `below` and `above` of (B + 1) lie beyond. */
export function betweenShares(values: readonly number[], below: number, above: number): Interval {
  const rising = [...values].sort((a, b) => a - b);
  const last = rising.length - 1;
  const rank = (share: number): number =>
    Math.min(last, Math.max(0, Math.floor((rising.length + 1) * share + 1e-9) - 1));
  return {
    low: rising[rank(below)] ?? Number.NaN,
    high: rising[last - rank(above)] ?? Number.NaN,
  };
}
