import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeRunFolder, writeRecord } from '../src/cli/run-folder.ts';
import { findK6 } from '../src/engines/k6/find-k6.ts';
import { runVirtual } from '../src/engines/virtual/run-virtual.ts';
import { measureRun } from '../src/measure/measure-run.ts';
import type { Measures } from '../src/measure/measures.ts';
import { readRun } from '../src/measure/read-run.ts';
import type { RunRecord } from '../src/model/facts.ts';
import type { Scenario } from '../src/scenario/author.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { agrees, type Conforming, type Line, within } from './conformance-line.ts';
import { pageOf } from './conformance-page.ts';
import type { BenchRow } from './row.ts';

/** Business minutes, at c = 1 and f = 1: as many minutes on the wall. */
const MINUTES = 5;

/**
 * The same scenario live, in k6 and in virtual time, c = 1 and f = 1: the figures of all and the
 * interval they are to agree within, as a page (docs/conformance.md).
 */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const { scenario } = await loadScenario('smoke', { cwd: process.cwd() });
  const { faults: _, gates: __, ...calm } = scenario;
  const to = `15:${String(MINUTES).padStart(2, '0')}`;
  const window = { ...calm.live, from: '15:00', to, compression: 1, share: 1 };
  const folder = mkdtempSync(join(tmpdir(), 'peakday-conformance-'));
  try {
    const day = { ...calm, live: window };
    const hasK6 = (await findK6(process.env)) !== undefined;
    // Side by side: a request a second each leaves the machine idle.
    const [live, k6] = await Promise.all([
      onTheWire(day, folder, 'live'),
      hasK6 ? onTheWire(day, folder, 'k6') : undefined,
    ]);
    told({ live, k6, virtual: await virtual(live, folder) }, report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function told(engines: Conforming, report: (row: BenchRow) => void): void {
  const lines = compare(engines);
  for (const line of lines) {
    report({
      name: `conformance: ${line.what}, live`,
      value: line.live,
      unit: 'count',
      baseline: `${line.virtual} in virtual time, ${line.k6 ?? 'nothing'} in k6`,
      limit: `± ${within(line)}`,
    });
  }
  writeFileSync('docs/conformance.md', pageOf(engines, lines, MINUTES));
  const apart = lines.filter((line) => !agrees(line));
  if (apart.length > 0) throw new Error(`apart: ${apart.map(({ what }) => what).join(', ')}`);
}

function compare({ live, virtual, k6 }: Conforming): readonly Line[] {
  const of = (run: Measures, operation: string): number =>
    run.operations.find((one) => one.operation === operation)?.issued ?? 0;
  const operations = new Set(
    [...live.operations, ...virtual.operations].map((one) => one.operation),
  );
  const line = (what: string, count: (run: Measures) => number): Line => ({
    what,
    live: count(live),
    virtual: count(virtual),
    k6: k6 && count(k6),
  });
  return [
    line('shoppers who came', ({ sales }) => sales.arrived),
    line('sales done', ({ sales }) => sales.done),
    ...[...operations].sort().map((name) => line(`requests of ${name}`, (run) => of(run, name))),
  ];
}

/** The live window, by the built command line. */
async function onTheWire(
  scenario: Scenario,
  folder: string,
  engine: 'live' | 'k6',
): Promise<Measures> {
  const file = join(folder, `${engine}.json`);
  const run = join(folder, engine);
  writeFileSync(file, JSON.stringify(scenario));
  const flags = ['--no-day', '--quiet', '--json', '--engine', engine, '--out', run];
  await promisify(execFile)(process.execPath, ['dist/cli.js', 'run', file, ...flags]);
  return measureRun(await readRun(run));
}

/** The same plan's window in virtual time. */
async function virtual({ plan, record }: Measures, folder: string): Promise<Measures> {
  const run = join(folder, 'virtual');
  const begun: RunRecord = { ...record, engine: 'virtual' };
  await makeRunFolder(run, plan, begun);
  const ending = await runVirtual({ plan, runId: record.runId, folder: run });
  await writeRecord(run, { ...begun, ending });
  return measureRun(await readRun(run));
}
