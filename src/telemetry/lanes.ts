/** A stretch of time. */
export interface Stretch {
  readonly from_us: number;
  readonly to_us: number;
}

/**
 * Puts stretches that overlap into different lanes, so that a lane can be drawn as one track; each
 * goes into the first lane that is free, and so as few are used as there ever are at once.
 * @returns each with its lane, from 0, by beginning
 */
export function inLanes<T extends Stretch>(
  stretches: readonly T[],
): readonly (readonly [T, number])[] {
  const free_us: number[] = [];
  return [...stretches]
    .sort((a, b) => a.from_us - b.from_us || b.to_us - a.to_us)
    .map((stretch) => {
      const found = free_us.findIndex((until_us) => until_us <= stretch.from_us);
      const lane = found === -1 ? free_us.length : found;
      // One that takes no time would share its instant with the next.
      free_us[lane] = Math.max(stretch.to_us, stretch.from_us + 1);
      return [stretch, lane] as const;
    });
}
