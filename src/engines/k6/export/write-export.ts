import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planHash } from '../../../scenario/plan-hash.ts';
import { writeScript } from '../script-files.ts';
import { planOfScript } from '../secret-names.ts';
import { ARCHIVE } from './archive.ts';
import { configMapName } from './config-map.ts';
import { AUTHORITIES, type ExportOptions } from './export-options.ts';
import { type Held, holdScript } from './held-script.ts';
import { readmeOf } from './readme.ts';
import { testRunOf } from './test-run.ts';
import { claimName } from './volume-claim.ts';
import { yamlOf } from './yaml-of.ts';

/** What `rehearsal.json` says of an export: what its streams must be parts of. */
export interface ExportedRehearsal {
  readonly scenario: string;
  readonly seed: number;
  readonly planHash: string;
  readonly vus: number;
  readonly instances: number;
  readonly runId: string;
  readonly version: string;
  readonly command: string;
}

/** What an export wrote. */
export interface WrittenExport {
  /** Names in the folder, those for `kubectl` first. */
  readonly files: readonly string[];
  /** What holds the script in the cluster. */
  readonly holder: Held['holder'];
}

/**
 * Writes what the k6 operator needs for a rehearsal: script and data, the TestRun, what holds the
 * script in the cluster, a README with every step, and `rehearsal.json`. No file holds a secret.
 * @param folder an empty one
 * @throws Failure PD_K6_FAILED when k6 cannot write an archive of the script
 */
export async function writeExport(folder: string, options: ExportOptions): Promise<WrittenExport> {
  const { plan, vus, instances, runId, version, command, authorities } = options;
  const script = [...(await writeScript(folder, options))];
  if (authorities.length > 0) {
    await writeFile(join(folder, AUTHORITIES), `${authorities.join('\n')}\n`);
    script.push(AUTHORITIES);
  }
  const held = await holdScript(folder, options, script);
  const source =
    held.holder === 'configMap'
      ? { configMap: { name: configMapName(options), file: held.file } }
      : { volumeClaim: { name: claimName(options), file: held.file, readOnly: true } };
  const rehearsal: ExportedRehearsal = {
    scenario: plan.name,
    seed: plan.seed,
    planHash: planHash(planOfScript(plan)),
    vus,
    instances,
    runId,
    version,
    command,
  };
  await writeFile(join(folder, 'testrun.yaml'), yamlOf(testRunOf(options, source)));
  await writeFile(join(folder, 'rehearsal.json'), `${JSON.stringify(rehearsal, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), readmeOf(options, held));
  const written = ['README.md', 'testrun.yaml', held.manifest, 'rehearsal.json', ...script];
  if (held.file === ARCHIVE) written.push(ARCHIVE);
  return { files: written, holder: held.holder };
}
