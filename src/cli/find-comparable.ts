import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findRun } from './find-run.ts';

/**
 * What a comparison reads: a file that holds a run (report.html), or a run as `findRun` knows it.
 * @throws Failure PD_RUN_UNREADABLE
 */
export async function findComparable(run: string, cwd: string): Promise<string> {
  const path = resolve(cwd, run);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? path : findRun(run, cwd);
}
