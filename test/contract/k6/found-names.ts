import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForK6 } from './bundle-for-k6.ts';
import type { namesOf } from './inside/names.ts';

/** The names of the contract's tests, as the bundle for k6 has them. */
export async function foundNames(engine: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'peakday-names-'));
  const file = join(folder, 'names.mjs');
  try {
    await bundleForK6('names', file);
    const names = (await import(pathToFileURL(file).href)) as { readonly namesOf: typeof namesOf };
    return names.namesOf(engine);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
