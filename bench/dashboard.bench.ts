import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SecondRecord } from '../src/model/series.ts';
import type { BenchRow } from './row.ts';

const CLI = fileURLToPath(new URL('../cli.js', import.meta.url));
const VIEWERS = 10;
/** Wall seconds until the load worker is warm, and of a stretch with or without viewers. */
const WARM_S = 10;
const STRETCH_S = 8;
/** With viewers or without, so that a steady drift touches both alike. */
const ORDER = [false, true, true, false, false, true, true, false];
const LOAD = ['live.to=16:16', 'stores.es.count=60', 'stores.fr.count=60'];

/** What ten viewers of the live page cost the load loop: CPU a request, in one and the same run. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  if (!existsSync('/proc/self/task')) throw new Error('this bench reads threads from /proc');
  const folder = mkdtempSync(join(tmpdir(), 'peakday-'));
  const mocks = spawn(process.execPath, [CLI, 'mock', '--json', '--quiet'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const { addresses } = JSON.parse(await lineWith(mocks.stdout, '{')) as Addresses;
    const { admin: _, ...services } = addresses;
    const targets = Object.entries(services).map(([name, url]) => `--target=${name}=${url}`);
    const sets = LOAD.flatMap((one) => ['--set', one]);
    const flags = ['--workers', '1', '--no-day', '--ui', '--out', join(folder, 'run'), ...sets];
    const run = spawn(process.execPath, [CLI, 'run', 'smoke', '--seed', '1', ...flags, ...targets]);
    run.stdout.resume();
    const page = /live page (\S+)\//.exec(await lineWith(run.stderr, 'live page'))?.[1] ?? '';
    run.stderr.resume();
    const { without, watched, perSecond } = await measure(run, join(folder, 'run'), page);
    report({
      name: `live page, ${VIEWERS} viewers: CPU of the load loop a request`,
      value: watched,
      unit: 'µs',
      baseline: `${without.toFixed(1)} µs without viewers, same run, ${perSecond.toFixed(0)} requests/s`,
      ratio: watched / without,
      limit: '<= 1.03x',
    });
    run.kill('SIGKILL');
  } finally {
    mocks.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Addresses {
  readonly addresses: Readonly<Record<string, string>>;
}

interface Sample {
  readonly second: number;
  readonly issued: number;
  readonly cpu_us: number;
}

interface Figures {
  readonly without: number;
  readonly watched: number;
  readonly perSecond: number;
}

async function measure(run: ChildProcess, folder: string, page: string): Promise<Figures> {
  const without = { cpu_us: 0, issued: 0, seconds: 0 };
  const watched = { cpu_us: 0, issued: 0, seconds: 0 };
  let viewers: readonly (() => void)[] = [];
  let before: Sample | undefined;
  for await (const sample of seconds(run, folder)) {
    const at = sample.second - WARM_S;
    const stretch = Math.floor(at / STRETCH_S);
    if (stretch >= ORDER.length) break;
    const isWatched = at >= 0 && ORDER[stretch] === true;
    if (isWatched !== viewers.length > 0) {
      for (const leave of viewers) leave();
      viewers = isWatched ? Array.from({ length: VIEWERS }, () => joinIn(page)) : [];
    }
    // In a stretch's first second viewers come, and are shown all that was.
    if (at >= 0 && at % STRETCH_S > 1 && before !== undefined) {
      const sum = isWatched ? watched : without;
      sum.cpu_us += sample.cpu_us - before.cpu_us;
      sum.issued += sample.issued;
      sum.seconds += sample.second - before.second;
    }
    before = sample;
  }
  for (const leave of viewers) leave();
  return {
    without: without.cpu_us / without.issued,
    watched: watched.cpu_us / watched.issued,
    perSecond: (without.issued + watched.issued) / (without.seconds + watched.seconds),
  };
}

/** Every second of the load worker as it is written, with the CPU its thread has used by then. */
async function* seconds(run: ChildProcess, folder: string): AsyncGenerator<Sample> {
  const file = join(folder, 'series', 'worker-0.ndjson');
  const tasks = `/proc/${run.pid}/task`;
  let seen = 0;
  let thread: string | undefined;
  while (run.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    if (lines.length === seen) continue;
    // By the warm-up's end the busiest thread is the load worker: the services are elsewhere.
    if (seen < WARM_S) thread = busiest(tasks);
    const fresh = lines.slice(seen).map((line) => JSON.parse(line) as SecondRecord);
    seen = lines.length;
    yield {
      second: fresh.at(-1)?.second ?? 0,
      issued: fresh
        .flatMap(({ operations }) => operations)
        .reduce((sum, { issued }) => sum + issued, 0),
      cpu_us: cpuOf(`${tasks}/${thread}`),
    };
  }
}

const busiest = (tasks: string): string | undefined =>
  readdirSync(tasks)
    .map((id) => [cpuOf(`${tasks}/${id}`), id] as const)
    .sort(([a], [b]) => b - a)[0]?.[1];

/** Linux: nanoseconds on a processor are the first figure of schedstat. */
const cpuOf = (task: string): number =>
  Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]) / 1e3;

/** One viewer who takes everything; what she returns makes her leave. */
function joinIn(page: string): () => void {
  const request = get(`${page}/events`, { agent: false }, (answer) => {
    answer.on('error', () => undefined).resume();
  });
  request.on('error', () => undefined);
  return () => request.destroy();
}

async function lineWith(stream: NodeJS.ReadableStream | null, text: string): Promise<string> {
  if (stream === null) throw new Error('no stream');
  const lines = createInterface({ input: stream });
  try {
    for await (const line of lines) if (line.includes(text)) return line;
  } finally {
    lines.close();
  }
  throw new Error(`it ended without saying ${text}`);
}
