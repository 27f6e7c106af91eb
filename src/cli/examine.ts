import { execFile } from 'node:child_process';
import { access, constants, rmdir } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findK6, K6_VERSION } from '../engines/k6/find-k6.ts';
import { makeFolders } from './make-folders.ts';
import type { Streams } from './streams.ts';

/** One thing `peakday doctor` looked at: `missing` stops every rehearsal, `weak` limits it. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'weak' | 'missing';
  readonly found: string;
  readonly hint?: string;
}

/** Looks at the machine; nothing is left changed. */
export async function examine({ env, cwd }: Streams): Promise<readonly Finding[]> {
  return Promise.all([
    nodeVersion(process.versions.node),
    cores(availableParallelism()),
    memory(totalmem(), freemem()),
    openFiles(),
    loopback(),
    runsFolder(resolve(cwd, 'reports')),
    tool(
      'chromium',
      ['chromium', 'chromium-browser', 'google-chrome'],
      env,
      env['PEAKDAY_CHROMIUM'],
    ),
    k6(env),
  ]);
}

async function k6(env: Streams['env']): Promise<Finding> {
  const found = await findK6(env);
  if (found !== undefined) {
    return { what: 'k6', state: 'ok', found: `${found.version}, ${found.file}` };
  }
  const hint = `for --engine k6 only: install k6 ${K6_VERSION}, or in a checkout npm run setup:k6`;
  return { what: 'k6', state: 'weak', found: 'not found: optional', hint };
}

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  const found = `${version} (20.19 or later is needed)`;
  return { what: 'node', state: enough ? 'ok' : 'missing', found };
}

function cores(count: number): Finding {
  const found = `${count} usable: up to ${Math.max(1, count - 1)} load workers beside the rest`;
  return count >= 2
    ? { what: 'cores', state: 'ok', found }
    : { what: 'cores', state: 'weak', found, hint: 'mocks and load will share one core' };
}

function memory(total: number, free: number): Finding {
  const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  const found = `${gib(total)}, ${gib(free)} free`;
  return { what: 'memory', state: total >= 2 ** 31 ? 'ok' : 'weak', found };
}

async function openFiles(): Promise<Finding> {
  const limit = await promisify(execFile)('sh', ['-c', 'ulimit -n']).then(
    ({ stdout }) => stdout.trim(),
    () => 'unknown',
  );
  const enough = limit === 'unlimited' || Number(limit) >= 4096;
  const finding = { what: 'open files', found: `limit ${limit}` } as const;
  if (enough) return { ...finding, state: 'ok' };
  return { ...finding, state: 'weak', hint: 'raise it for large fleets: ulimit -n 65536' };
}

async function loopback(): Promise<Finding> {
  const server = createServer((socket) => socket.end());
  const began = performance.now();
  try {
    await new Promise<void>((ready, failed) => {
      server.once('error', failed);
      server.listen(0, '127.0.0.1', ready);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise<void>((done, failed) => {
      createConnection(port, '127.0.0.1').once('error', failed).once('close', done).resume();
    });
    const found = `a connection takes ${(performance.now() - began).toFixed(1)} ms`;
    return { what: 'loopback', state: 'ok', found };
  } catch (error) {
    const hint = 'rehearsals against the embedded services need 127.0.0.1';
    return { what: 'loopback', state: 'missing', found: String(error), hint };
  } finally {
    server.close();
  }
}

async function runsFolder(folder: string): Promise<Finding> {
  try {
    const made = await makeFolders(folder);
    await access(folder, constants.W_OK);
    if (made) await rmdir(folder);
    return { what: 'reports', state: 'ok', found: `${folder} can be written` };
  } catch {
    const hint = 'choose another folder with --out';
    return { what: 'reports', state: 'weak', found: `${folder} cannot be written`, hint };
  }
}

async function tool(
  what: string,
  names: readonly string[],
  env: Streams['env'],
  named?: string,
): Promise<Finding> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const files = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  for (const file of named === undefined ? files : [named, ...files]) {
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return { what, state: 'ok', found: file };
  }
  return { what, state: 'weak', found: `not found (${names.join(', ')}): optional` };
}
