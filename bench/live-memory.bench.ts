import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '../src/scenario/author.ts';
import type { BenchRow } from './row.ts';

/** Wall minutes; an hour with `PEAKDAY_BENCH_MINUTES=60`. */
const MINUTES = Number(process.env['PEAKDAY_BENCH_MINUTES'] ?? 4);
const COMPRESSION = 10;

/** Stores that together ask about 2 000 requests a second at this compression. */
const scenario: Scenario = {
  name: 'steady',
  day: { date: '2026-11-27', curve: flat(), burst: 1 },
  live: { from: '09:00', to: endOf(MINUTES), compression: COMPRESSION },
  stores: {
    es: { count: 300, country: 'ES', language: 'es', tills: 7, shoppersPerDay: 1900 },
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

/**
 * Memory of a live run of the whole command (load worker, embedded mocks, progress) at about
 * 2 000 requests a second: the slope of the resident set over the last two thirds.
 */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peakday-memory-'));
  try {
    const file = join(folder, 'steady.json');
    const out = join(folder, 'run');
    writeFileSync(file, JSON.stringify(scenario));
    const child = spawn(
      process.execPath,
      ['dist/cli.js', 'run', file, '--no-day', '--quiet', '--json', '--workers', '1', '--out', out],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    const samples: { readonly s: number; readonly mb: number }[] = [];
    const began = performance.now();
    const sampler = setInterval(() => {
      const mb = residentMb(child.pid);
      if (mb !== undefined) samples.push({ s: (performance.now() - began) / 1e3, mb });
    }, 1000);
    await new Promise((resolve) => child.on('close', resolve));
    clearInterval(sampler);
    const { requests, window } = JSON.parse(stdout) as {
      requests: { issued: number };
      window: { wallSeconds: number };
    };
    const steady = samples.filter(({ s }) => s > MINUTES * 20 && s < MINUTES * 60);
    report({
      name: `live run of ${MINUTES} min: requests a second`,
      value: requests.issued / window.wallSeconds,
      unit: '1/s',
    });
    report({
      name: 'live run: memory at the end',
      value: steady.at(-1)?.mb ?? 0,
      unit: 'MB',
    });
    report({
      name: 'live run: slope of memory over the last two thirds',
      value: slope(steady) * 3600,
      unit: 'MB/h',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
function slope(samples: readonly { readonly s: number; readonly mb: number }[]): number {
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
