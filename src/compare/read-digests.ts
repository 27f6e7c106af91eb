import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { RunDigest } from './digest.ts';
import { readDigest } from './read-digest.ts';

/**
 * Every run of a folder: run folders, kept reports (`*.html`) and folders with nothing but a
 * `report.html`. What holds no run is passed over, and told by name.
 * @throws Failure PD_RUN_UNREADABLE when there is none
 */
export async function readDigests(
  folder: string,
): Promise<{ readonly runs: readonly RunDigest[]; readonly unread: readonly string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const runs = new Map<string, RunDigest>();
  const unread: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const holder = entry.isDirectory() ? inFolder(path) : entry.name.endsWith('.html') && path;
    if (holder === false) continue;
    try {
      const digest = await readDigest(holder);
      // The folder of a run and its kept report are one run.
      runs.set(`${digest.runId} ${digest.startedAt}`, digest);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread.push(entry.name);
    }
  }
  if (runs.size > 0) return { runs: [...runs.values()], unread };
  throw new Failure('PD_RUN_UNREADABLE', `no run in ${folder}`, {
    place: { file: folder },
    hint: 'give a folder of run folders or of reports, such as reports/',
  });
}

function inFolder(path: string): string | false {
  if (existsSync(join(path, 'run.json'))) return path;
  const report = join(path, 'report.html');
  return existsSync(report) && report;
}
