import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXIT, Failure } from '../../../model/failure.ts';

/** The file of an archive, beside its script. */
export const ARCHIVE = 'archive.tar';
const SLOW_MS = 120_000;
const SAID = 600;

/**
 * Writes the archive of a folder's `script.js`: one file with all that it reads. k6 keeps the
 * variables it is given in an archive, so it is given none.
 * @param k6 path of a k6
 * @throws Failure PD_K6_FAILED with what k6 said
 */
export async function writeArchive(k6: string, folder: string): Promise<void> {
  const args = ['archive', '--exclude-env-vars', ...['--archive-out', ARCHIVE, 'script.js']];
  try {
    await promisify(execFile)(k6, args, {
      cwd: folder,
      timeout: SLOW_MS,
      env: {
        // No settings of whoever exports: there is no such folder.
        HOME: join(folder, 'home'),
        K6_NO_USAGE_REPORT: 'true',
        K6_AUTO_EXTENSION_RESOLUTION: 'false',
        K6_NO_COLOR: 'true',
      },
    });
  } catch (cause) {
    const said: unknown = cause instanceof Error ? Reflect.get(cause, 'stderr') : undefined;
    const text = typeof said === 'string' && said !== '' ? said.trim() : String(cause);
    throw new Failure('PD_K6_FAILED', `k6 wrote no archive: ${text.slice(-SAID)}`, {
      cause,
      exitCode: EXIT.usage,
    });
  }
}
