import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE, writeArchive } from './archive.ts';
import { configMapOf } from './config-map.ts';
import { AUTHORITIES, type ExportOptions } from './export-options.ts';
import { secretVariables } from './secret-variables.ts';
import { volumeClaimOf } from './volume-claim.ts';
import { yamlOf } from './yaml-of.ts';

/** What brings the script into the cluster. */
export interface Held {
  readonly holder: 'configMap' | 'volumeClaim';
  /** The manifest's file. */
  readonly manifest: 'configmap.yaml' | 'volume-claim.yaml';
  /** What k6 runs. */
  readonly file: string;
  /** Files that are to be copied by hand. */
  readonly copied: readonly string[];
}

/**
 * Writes the manifest of what holds the script: a ConfigMap, or where that would be too large a
 * claim on a volume, with an archive of the script where there is a k6 to write it. An archive keeps
 * the options it was made with, so a script whose options hold keys is never one.
 * @param script names of the files in the folder that the script needs
 * @throws Failure PD_K6_FAILED
 */
export async function holdScript(
  folder: string,
  options: ExportOptions,
  script: readonly string[],
): Promise<Held> {
  const texts = await Promise.all(
    script.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  const configMap = configMapOf(options, Object.fromEntries(texts));
  if (configMap !== undefined) {
    await writeFile(join(folder, 'configmap.yaml'), configMap);
    return { holder: 'configMap', manifest: 'configmap.yaml', file: 'script.js', copied: [] };
  }
  const claim = volumeClaimOf(options)
    .map((object) => yamlOf(object))
    .join('---\n');
  await writeFile(join(folder, 'volume-claim.yaml'), claim);
  const claimed = { holder: 'volumeClaim', manifest: 'volume-claim.yaml' } as const;
  const hasKeys = secretVariables(options).some(({ isPem }) => isPem);
  if (options.k6 === undefined || hasKeys) return { ...claimed, file: 'script.js', copied: script };
  await writeArchive(options.k6, folder);
  const beside = script.filter((name) => name === AUTHORITIES);
  return { ...claimed, file: ARCHIVE, copied: [ARCHIVE, ...beside] };
}
