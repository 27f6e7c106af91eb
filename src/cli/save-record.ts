import type { RunEnding, RunRecord } from '../model/facts.ts';
import { writeRecord } from './run-folder.ts';

/**
 * Gives a run's record its ending and saves it. A disk that refuses it loses nothing here: the
 * ending is known, and a folder without one reads as that of a run that was killed.
 */
export async function saveRecord(
  folder: string,
  record: RunRecord,
  ending: RunEnding,
): Promise<RunRecord> {
  const ended: RunRecord = { ...record, endedAt: new Date().toISOString(), ending };
  await writeRecord(folder, ended).catch(() => undefined);
  return ended;
}
