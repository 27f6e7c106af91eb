import type { RunEnding } from '../../model/facts.ts';
import type { Plan } from '../../model/plan.ts';
import { endingOf } from './ending-of.ts';
import { eachLine } from './parts.ts';
import { StreamSplitter } from './stream-splitter.ts';

/** How a merged run ended, and what was left over. */
export interface MergedParts {
  readonly ending: RunEnding;
  /** Lines of the streams that are nobody's: other prints, or torn by a kill. */
  readonly strangers: number;
}

/**
 * Splits a run's streams into the files of a run folder. Parts that are missing, or that broke
 * off, are in the ending as lost stores.
 * @throws Failure PD_DISK
 */
export async function mergeParts(
  folder: string,
  plan: Plan,
  shards: number,
  paths: readonly string[],
): Promise<MergedParts> {
  const splitter = new StreamSplitter(folder);
  try {
    for (const path of paths) await eachLine(path, (line) => splitter.take(line));
    const stopped = [...splitter.shards.values()].some(({ end }) => end?.how === 'stopped');
    const ending = endingOf(plan, shards, splitter.shards, [], stopped);
    return { ending, strangers: splitter.strangers };
  } finally {
    splitter.close();
  }
}
