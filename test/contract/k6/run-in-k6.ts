import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findK6 } from '../../../src/engines/k6/find-k6.ts';
import { bundleForK6 } from './bundle-for-k6.ts';

/** The k6 that the suites run in, and whether there is none. */
export const k6: string | undefined = (await findK6(process.env))?.file;
if (k6 === undefined) console.error('SKIPPED: no k6; get it with: npm run setup:k6');

/** By then k6 is ended, whatever it does. */
const LIMIT_MS = 60_000;

/** What a script of `inside/` is given. */
export interface K6RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Files beside the script, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Runs a module of `inside/` as one script in a real k6, in a home of its own, where its files are.
 * @returns the lines that it printed, each a JSON object
 */
export async function runInK6<Line>(
  entry: string,
  { env = {}, files = {} }: K6RunOptions,
): Promise<readonly Line[]> {
  if (k6 === undefined) throw new Error('there is no k6');
  const folder = mkdtempSync(join(tmpdir(), 'peakday-in-k6-'));
  const printed = join(folder, 'printed.lines');
  try {
    await bundleForK6(entry, join(folder, 'script.js'));
    writeFileSync(join(folder, 'config.json'), '{}');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await ended(k6, argumentsOf(folder, printed), folder, {
      ...env,
      PATH: process.env['PATH'],
      HOME: folder,
      K6_NO_USAGE_REPORT: 'true',
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
      K6_NO_COLOR: 'true',
    });
    const lines = readFileSync(printed, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Line);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const argumentsOf = (folder: string, printed: string): readonly string[] => [
  'run',
  ...['--quiet', '--no-thresholds', '--summary-mode=disabled'],
  ...['--log-format', 'raw', '--console-output', printed],
  ...['--config', join(folder, 'config.json'), '--address', ''],
  join(folder, 'script.js'),
];

function ended(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { env, cwd, timeout: LIMIT_MS, killSignal: 'SIGKILL' },
      (cause, _, stderr) => {
        if (cause === null) resolve();
        else
          reject(new Error(`k6 ended with ${cause.code ?? cause.signal}: ${stderr.slice(-2000)}`));
      },
    );
  });
}
