import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import type { InstanceEnd } from './ending-of.ts';
import { TailedFile } from './tailed-file.ts';

/** What one k6 process of a run is started with. */
export interface InstanceOptions {
  readonly k6: string;
  /** The folder of script and data; streams, logs and k6's own home are made in it. */
  readonly folder: string;
  /** From 1. */
  readonly number: number;
  readonly instances: number;
  /** Secrets are here and nowhere else. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own arguments for k6. */
  readonly args: readonly string[];
}

/** One k6 process. */
export interface Instance {
  readonly stream: TailedFile;
  readonly ended: Promise<InstanceEnd>;
  /** Resolves when it waits for `resume`, or has ended. */
  readonly ready: Promise<void>;
  resume(): Promise<void>;
  /** Ends it and whatever it started at once. */
  kill(): void;
}

/** How often a paused k6 is asked whether it is there, and for how long. */
const ASK_MS = 100;
const ASK_TIMES = 600;
/** Characters of a log that are shown. */
const SAID = 600;

/** Starts an instance, paused, so that all of a run begin together. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const { k6, folder, number, instances, args } = options;
  const port = await freePort();
  const stream = join(folder, `instance-${number}.lines`);
  const log = join(folder, `instance-${number}.log`);
  const child = spawn(
    k6,
    [
      'run',
      '--quiet',
      '--paused',
      ...['--address', `127.0.0.1:${port}`],
      ...['--config', join(folder, 'k6-config.json')],
      // Core metrics keep every sample and are not read here.
      ...['--no-thresholds', '--summary-mode=disabled'],
      ...['--log-format', 'raw', '--console-output', stream],
      // At level warning k6 writes a line for each request that fails.
      `--log-output=file=${log},level=error`,
      ...segment(number, instances),
      ...args,
      join(folder, 'script.js'),
    ],
    {
      env: environment(options),
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own: Ctrl-C is for us to pass on, and what it starts ends with it.
      detached: true,
    },
  );
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed = `${printed}${chunk}`.slice(-SAID);
  });
  const ended = endOf(child, `k6 ${number} of ${instances}`, () => `${printed}${tailOf(log)}`);
  return {
    stream: new TailedFile(stream),
    ended,
    ready: paused(port, child),
    resume: () => resume(port),
    kill: () => {
      try {
        if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    },
  };
}

/** A test's part, as k6 splits it: `1/4:2/4` of `0,1/4,2/4,3/4,1`. */
export function segment(number: number, instances: number): readonly string[] {
  if (instances === 1) return [];
  const mark = (n: number): string => (n === 0 ? '0' : n === instances ? '1' : `${n}/${instances}`);
  const sequence = Array.from({ length: instances + 1 }, (_, n) => mark(n)).join(',');
  return [
    ...['--execution-segment', `${mark(number - 1)}:${mark(number)}`],
    ...['--execution-segment-sequence', sequence],
  ];
}

function environment({ env, folder }: InstanceOptions): NodeJS.ProcessEnv {
  return {
    ...env,
    // k6 may fetch another binary, report its use, or read a user's settings: not here.
    K6_NO_USAGE_REPORT: 'true',
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    K6_NO_COLOR: 'true',
    HOME: folder,
    // Suspended behaviours live long: at Go's default a third of the time goes by marking them.
    GOGC: env['GOGC'] ?? '200',
  };
}

function endOf(child: ChildProcess, name: string, said: () => string): Promise<InstanceEnd> {
  return new Promise((resolve) => {
    child.once('error', (cause) =>
      resolve({ name, code: null, signal: null, said: cause.message }),
    );
    child.once('exit', (code, signal) =>
      resolve({
        name,
        code,
        signal,
        said: said()
          .trim()
          .replace(/\s*\n\s*/g, ' | '),
      }),
    );
  });
}

function tailOf(file: string): string {
  if (!existsSync(file) || statSync(file).size === 0) return '';
  return readFileSync(file, 'utf8').slice(-SAID);
}

/** Asks until it is there and waits, or has ended. */
async function paused(port: number, child: ChildProcess): Promise<void> {
  const isGone = (): boolean =>
    child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  for (let times = 0; times < ASK_TIMES && !isGone(); times++) {
    try {
      const { statusCode, body } = await request(`http://127.0.0.1:${port}/v1/status`);
      const status = (await body.json()) as {
        readonly data?: { readonly attributes?: { readonly paused?: boolean } };
      };
      if (statusCode === 200 && status.data?.attributes?.paused === true) return;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
}

async function resume(port: number): Promise<void> {
  const answer = await request(`http://127.0.0.1:${port}/v1/status`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      data: { type: 'status', id: 'default', attributes: { paused: false } },
    }),
  }).catch(() => undefined);
  await answer?.body.dump();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
