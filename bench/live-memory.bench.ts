import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '../src/scenario/author.ts';
import type { BenchRow } from './row.ts';

/** Wall minutes; an hour with `PEAKDAY_BENCH_MINUTES=60`. */
const MINUTES = Number(process.env['PEAKDAY_BENCH_MINUTES'] ?? 4);
const COMPRESSION = 10;
/** Wall seconds between two looks at what the threads hold. */
const LOOK_S = 10;

/** Stores that together ask about 2 000 requests a second at this compression. */
const scenario: Scenario = {
  name: 'steady',
  day: { date: '2026-11-27', curve: flat(), burst: 1 },
  live: { from: '09:00', to: endOf(MINUTES), compression: COMPRESSION },
  stores: {
    es: { count: 1200, country: 'ES', language: 'es', tills: 7, shoppersPerDay: 1900 },
  },
  faults: {
    printers: {
      kind: 'printer/offline',
      start: '09:02',
      end: endOf(MINUTES),
      rate: 0.002,
      per: 'basket',
    },
  },
};

/** Threads of the command by their number in a diagnostic report, in the order they are started. */
const THREADS = ['the command', 'the embedded services', 'the load worker'] as const;

/** Memory at a wall second, MB. */
interface Sample {
  readonly s: number;
  readonly mb: number;
}

/**
 * Memory of a live run of the whole command at about 2 000 requests a second: the slope of the
 * resident set over the last two thirds. Two things grow at first and then do not: the load worker's
 * young generation, up to its limit (decision 0009), and what the embedded services remember, up to
 * twice 200 000 sales: a quarter of an hour at this rate. So each thread's old generation is told
 * apart, at its lowest, which is what a collection leaves: the load worker's, with the audit in it,
 * is to be flat from the beginning.
 */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peakday-memory-'));
  try {
    const { issued, wallSeconds, resident } = await run(folder);
    const third = (nth: number, { s }: Sample): boolean => Math.floor(s / (MINUTES * 20)) === nth;
    report({
      name: `live run of ${MINUTES} min: requests a second`,
      value: issued / wallSeconds,
      unit: '1/s',
    });
    const steady = resident.filter((one) => third(1, one) || third(2, one));
    const resident_mb = steady.at(-1)?.mb ?? 0;
    report({ name: 'live run: resident at the end', value: resident_mb, unit: 'MB' });
    const perHour = slope(steady) * 3600;
    report({ name: 'live run: slope of the resident set', value: perHour, unit: 'MB/h' });
    for (const [thread, name] of THREADS.entries()) {
      const looks = held(folder, thread);
      const lowest = (nth: number): number =>
        Math.min(...looks.filter((one) => third(nth, one)).map(({ mb }) => mb));
      report({
        name: `live run: ${name}, old generation, lowest in the last third`,
        value: lowest(2),
        unit: 'MB',
        baseline: 'in the second third',
        ratio: lowest(2) / lowest(1),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command, looked at from outside every second and from inside now and then. */
async function run(folder: string): Promise<{
  readonly issued: number;
  readonly wallSeconds: number;
  readonly resident: readonly Sample[];
}> {
  const file = join(folder, 'steady.json');
  writeFileSync(file, JSON.stringify(scenario));
  const reports = ['--report-on-signal', '--report-compact', `--report-directory=${folder}`];
  const rehearsal = ['dist/cli.js', 'run', file, '--no-day', '--quiet', '--json', '--workers', '1'];
  const child = spawn(process.execPath, [...reports, ...rehearsal, '--out', join(folder, 'run')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const resident: Sample[] = [];
  const began = performance.now();
  let looks = 0;
  const sampler = setInterval(() => {
    const mb = residentMb(child.pid);
    if (mb === undefined) return;
    resident.push({ s: (performance.now() - began) / 1e3, mb });
    // Not before the command is up: the signal would end it.
    if (++looks % LOOK_S === 0) child.kill('SIGUSR2');
  }, 1000);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(sampler);
  const { requests, window } = JSON.parse(stdout) as {
    requests: { issued: number };
    window: { wallSeconds: number };
  };
  return { issued: requests.issued, wallSeconds: window.wallSeconds, resident };
}

/** What of the diagnostic reports is read here. */
interface Diagnosis {
  readonly header: { readonly threadId: number };
  readonly javascriptHeap: {
    readonly heapSpaces: { readonly old_space: { readonly used: number } };
  };
  readonly workers?: readonly Diagnosis[];
}

/** A thread's old generation in each of the command's diagnostic reports, `LOOK_S` apart. */
function held(folder: string, thread: number): readonly Sample[] {
  const names = readdirSync(folder).filter((name) => name.startsWith('report.'));
  return names.sort().flatMap((name, i) => {
    const whole = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Diagnosis;
    const found = [whole, ...(whole.workers ?? [])].find(
      ({ header }) => header.threadId === thread,
    );
    if (found === undefined) return [];
    return [{ s: (i + 1) * LOOK_S, mb: found.javascriptHeap.heapSpaces.old_space.used / 2 ** 20 }];
  });
}

function residentMb(pid: number | undefined): number | undefined {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

/** Least squares, MB a second. */
function slope(samples: readonly Sample[]): number {
  const n = samples.length;
  const meanS = samples.reduce((sum, { s }) => sum + s, 0) / n;
  const meanMb = samples.reduce((sum, { mb }) => sum + mb, 0) / n;
  const up = samples.reduce((sum, { s, mb }) => sum + (s - meanS) * (mb - meanMb), 0);
  return up / samples.reduce((sum, { s }) => sum + (s - meanS) ** 2, 0);
}

/** The same share every hour. */
function flat(): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: 13 }, (_, i) => [`${String(9 + i).padStart(2, '0')}:00`, 1]),
  );
}

function endOf(minutes: number): string {
  const end = 9 * 60 + Math.min(13 * 60, minutes * COMPRESSION);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
