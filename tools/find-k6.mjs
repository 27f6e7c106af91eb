import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The release that the k6 engine is built and tested for. */
export const K6_VERSION = '2.2.0';

/** Where `npm run setup:k6` puts it: outside the checkout, so that clones share it. */
export const K6_CACHE = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'peakday',
  `k6-${K6_VERSION}`,
);

/** Path of a k6 of a supported version: `PEAKDAY_K6` first, then the `PATH`, then the cache. */
export function findK6(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    env.PEAKDAY_K6,
    ...folders.map((folder) => join(folder, 'k6')),
    join(K6_CACHE, 'k6'),
  ];
  return candidates.find((file) => file !== undefined && existsSync(file) && isSupported(file));
}

/** `k6 v2.2.0 (commit/devel, …)`: only the number counts. */
function isSupported(file) {
  const { stdout, status } = spawnSync(file, ['version'], { encoding: 'utf8', timeout: 20_000 });
  const [, major] = /v(\d+)\.\d+\.\d+/.exec(stdout ?? '') ?? [];
  return status === 0 && major === K6_VERSION.split('.')[0];
}
