import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReports } from '../src/report/write-reports.ts';
import { believableRun, writeRunFolder } from '../test/fixtures/run-folder.ts';
import type { BenchRow } from './row.ts';

const REPEATS = 15;

/** Median time from a run folder of the test fixture to all its reports on disk. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'peakday-bench-'));
  try {
    await writeRunFolder(folder, believableRun());
    const times: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const start = performance.now();
      await writeReports(folder);
      times.push(performance.now() - start);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? Number.NaN;
    report({ name: 'report from its run folder', value: median, unit: 'ms' });
  } finally {
    await rm(folder, { recursive: true });
  }
}
