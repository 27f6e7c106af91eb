import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The installed package's folder, whether this runs bundled in dist/ or from the sources. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isOurs(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

const isOurs = (manifest: string): boolean =>
  existsSync(manifest) && /"name":\s*"peakday"/.test(readFileSync(manifest, 'utf8'));

/** Names and files of the scenarios that ship with the package, by name. */
export async function builtinScenarios(): Promise<ReadonlyMap<string, string>> {
  const folder = join(packageRoot(), 'scenarios');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  return new Map(files.map((file) => [basename(file, '.ts'), join(folder, file)]));
}
