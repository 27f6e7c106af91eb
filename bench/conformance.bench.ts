import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRunFolder, writeRecord } from '../src/cli/run-folder.ts';
import { runVirtual } from '../src/engines/virtual/run-virtual.ts';
import { measureRun } from '../src/measure/measure-run.ts';
import type { Measures } from '../src/measure/measures.ts';
import { readRun } from '../src/measure/read-run.ts';
import type { RunRecord } from '../src/model/facts.ts';
import type { Scenario } from '../src/scenario/author.ts';
import { loadScenario } from '../src/scenario/load.ts';
import type { BenchRow } from './row.ts';

/** Business minutes, at c = 1 and f = 1: as many minutes on the wall. */
const MINUTES = 5;

interface Line {
  readonly what: string;
  readonly live: number;
  readonly virtual: number;
}

/**
 * The same scenario live and in virtual time, calm, c = 1 and f = 1: the figures of both and the
 * interval they are to agree within, as a page (docs/conformance.md).
 */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const { scenario } = await loadScenario('smoke', { cwd: process.cwd() });
  const { faults: _, gates: __, ...calm } = scenario;
  const to = `15:${String(MINUTES).padStart(2, '0')}`;
  const window = { ...calm.live, from: '15:00', to, compression: 1, share: 1 };
  const folder = mkdtempSync(join(tmpdir(), 'peakday-conformance-'));
  try {
    const onTheWire = await live({ ...calm, live: window }, folder);
    told(onTheWire, await virtual(onTheWire, folder), report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function told(live: Measures, virtual: Measures, report: (row: BenchRow) => void): void {
  const lines = compare(live, virtual);
  for (const line of lines) {
    report({
      name: `conformance: ${line.what}, live`,
      value: line.live,
      unit: 'count',
      baseline: `${line.virtual} in virtual time`,
      limit: `± ${within(line)}`,
    });
  }
  writeFileSync('docs/conformance.md', page(live, virtual, lines));
  const apart = lines.filter((line) => Math.abs(line.live - line.virtual) > within(line));
  if (apart.length > 0) throw new Error(`apart: ${apart.map(({ what }) => what).join(', ')}`);
}

/** 95 % of the differences of two independent counts of these sizes are smaller (Poisson). */
const within = ({ live, virtual }: Line): number => Math.ceil(1.96 * Math.sqrt(live + virtual));

function compare(live: Measures, virtual: Measures): readonly Line[] {
  const of = (run: Measures, operation: string): number =>
    run.operations.find((one) => one.operation === operation)?.issued ?? 0;
  const operations = new Set(
    [...live.operations, ...virtual.operations].map((one) => one.operation),
  );
  return [
    { what: 'shoppers who came', live: live.sales.arrived, virtual: virtual.sales.arrived },
    { what: 'sales done', live: live.sales.done, virtual: virtual.sales.done },
    ...[...operations].sort().map((name) => ({
      what: `requests of ${name}`,
      live: of(live, name),
      virtual: of(virtual, name),
    })),
  ];
}

/** The live window, by the built command line. */
async function live(scenario: Scenario, folder: string): Promise<Measures> {
  const file = join(folder, 'calm.json');
  const run = join(folder, 'live');
  writeFileSync(file, JSON.stringify(scenario));
  const command = ['dist/cli.js', 'run', file, '--no-day', '--quiet', '--json', '--out', run];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the live run ended with ${status}: ${stderr}`);
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

function page(live: Measures, virtual: Measures, lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const apart = line.live - line.virtual;
    const verdict = Math.abs(apart) <= within(line) ? 'agrees' : 'APART';
    return `| ${line.what} | ${line.live} | ${line.virtual} | ${apart} | ± ${within(line)} | ${verdict} |`;
  });
  const same = live.scheduleHash === virtual.scheduleHash ? 'the same' : 'NOT the same';
  return `# Conformance of the live and the virtual engine

The scenario \`smoke\` without its faults, seed ${live.plan.seed}, ${MINUTES} business minutes from 15:00 at
c = 1 and f = 1, once over real HTTP against the embedded mocks and once in virtual time. Written by
\`npm run bench -- conformance\`, which fails when a line is apart.

Arrivals and baskets of every store are ${same} in both (schedule hash \`${live.scheduleHash}\`).
The interval is that of the difference of two independent Poisson counts of these sizes (95 %); equal
schedules make the real difference smaller.

| count | live | virtual | difference | interval | |
|---|---:|---:|---:|---:|---|
${rows.join('\n')}

Latencies are not compared: the virtual engine is given a model of them (assumed here, fitted from the
live window in a rehearsal of two parts).
`;
}
