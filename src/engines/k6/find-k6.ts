import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../../model/failure.ts';

/** The release that the k6 engine is built and tested for; its major version is what counts. */
export const K6_VERSION = '2.2.0';
const SLOW_MS = 20_000;

type Env = Readonly<Record<string, string | undefined>>;

/** A k6 that can run a rehearsal. */
export interface K6Binary {
  readonly file: string;
  readonly version: string;
}

/**
 * Looks for a k6 of a supported version: `PEAKDAY_K6` first, then the `PATH`, then where
 * `npm run setup:k6` puts it.
 */
export async function findK6(env: Env): Promise<K6Binary | undefined> {
  const cache = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'peakday');
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...(env['PEAKDAY_K6'] ? [env['PEAKDAY_K6']] : []),
    ...folders.map((folder) => join(folder, 'k6')),
    join(cache, `k6-${K6_VERSION}`, 'k6'),
  ];
  for (const file of candidates) {
    const version = await versionOf(file);
    if (version !== undefined && isSupported(version)) return { file, version };
  }
  return undefined;
}

/** @throws Failure PD_K6_MISSING that says how to get it */
export async function needK6(env: Env): Promise<K6Binary> {
  const found = await findK6(env);
  if (found !== undefined) return found;
  throw new Failure('PD_K6_MISSING', `there is no k6 of version ${majorOf(K6_VERSION)}`, {
    hint: `install k6 ${K6_VERSION} so that it is on the PATH, or name it: PEAKDAY_K6=/path/to/k6; with Go: go install go.k6.io/k6/v2@v${K6_VERSION} (in a checkout: npm run setup:k6)`,
  });
}

/** `k6 v2.2.0 (commit/devel, …)`: only the number counts. */
async function versionOf(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    const { stdout } = await promisify(execFile)(file, ['version'], { timeout: SLOW_MS });
    return /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

const majorOf = (version: string): string => version.split('.')[0] ?? '';
const isSupported = (version: string): boolean => majorOf(version) === majorOf(K6_VERSION);
