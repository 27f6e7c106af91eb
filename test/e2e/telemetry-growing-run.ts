import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { believableRun, type RunFolder, writeRunFolder } from '../fixtures/run-folder.ts';

/** A run folder that grows as a live run's does. */
export interface GrowingRun {
  readonly run: RunFolder;
  /** Writes everything of the next seconds; false once there is no more. */
  readonly grow: (seconds: number) => boolean;
}

/** A believable run that started now; its folder is empty to begin with. */
export async function growingRun(folder: string, runId: string): Promise<GrowingRun> {
  const run = believableRun();
  run.record = { ...run.record, runId, startedAt: new Date().toISOString() };
  await writeRunFolder(folder, { ...run, facts: {}, series: {} });
  let from = 0;
  const grow = (seconds: number): boolean => {
    const to = from + seconds;
    for (const [worker, records] of Object.entries(run.series)) {
      const now = records.filter(({ second }) => second >= from && second < to);
      append(folder, 'series', worker, now);
    }
    for (const [worker, facts] of Object.entries(run.facts)) {
      const now = facts.filter(({ wall_us }) => wall_us >= from * 1e6 && wall_us < to * 1e6);
      append(folder, 'facts', worker, now);
    }
    from = to;
    return to < 125;
  };
  return { run, grow };
}

function append(folder: string, part: string, worker: string, records: readonly unknown[]): void {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  appendFileSync(join(folder, part, `${worker}.ndjson`), text);
}
