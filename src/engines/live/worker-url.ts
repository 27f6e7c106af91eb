import { existsSync } from 'node:fs';

/**
 * Where a bundled worker script is: beside this file in the built package, in `dist/` when this
 * file runs as TypeScript (tests).
 */
export function workerUrl(name: 'live-worker'): URL {
  const beside = new URL(`./${name}.js`, import.meta.url);
  return import.meta.url.endsWith('.ts') || !existsSync(beside)
    ? new URL(`../../../dist/${name}.js`, import.meta.url)
    : beside;
}
