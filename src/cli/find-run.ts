import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';

/**
 * The folder of a run: a path, `last`, or the beginning of a run id under `reports/`.
 * @throws Failure PD_RUN_UNREADABLE
 */
export async function findRun(run: string, cwd: string): Promise<string> {
  const path = resolve(cwd, run);
  if (await isFolder(path)) return path;
  const reports = resolve(cwd, 'reports');
  const names = (await readdir(reports, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const fitting = run === 'last' ? await newestFirst(reports, names) : startingWith(run, names);
  const [first, ...others] = fitting;
  if (first !== undefined && (others.length === 0 || run === 'last')) return join(reports, first);
  const meant = nearest(run, names);
  throw new Failure('PD_RUN_UNREADABLE', `no run ${run} under ${reports}`, {
    hint:
      others.length > 0
        ? `${fitting.length} runs begin like that: ${fitting.slice(0, 5).join(', ')}`
        : meant
          ? `did you mean ${meant}?`
          : 'peakday run makes one; `peakday report last` takes the newest',
  });
}

const startingWith = (prefix: string, names: readonly string[]): readonly string[] =>
  names.filter((name) => name.startsWith(prefix));

/** Folders without a record hold no run, but a what-if or something else. */
async function newestFirst(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const made = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(join(folder, name))).birthtimeMs,
      isRun: (await readdir(join(folder, name))).includes('run.json'),
    })),
  );
  return made
    .filter(({ isRun }) => isRun)
    .sort((a, b) => b.at - a.at)
    .map(({ name }) => name);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
