import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatSummary } from '../../src/report/terminal.ts';
import { writeReports } from '../../src/report/write-reports.ts';
import { believableRun, writeRunFolder } from '../fixtures/run-folder.ts';

const NAMES = [
  'summary.json',
  'junit.xml',
  'summary.md',
  'issues.ndjson',
  'audit.ndjson',
  'report.html',
] as const;

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'peakday-'));
  try {
    await writeRunFolder(folder, believableRun());
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const reports = (): Promise<string[]> =>
  inFolder(async (folder) => {
    const { paths } = await writeReports(folder);
    expect(Object.values(paths)).toEqual(NAMES.map((name) => join(folder, name)));
    const bodies = await Promise.all(NAMES.map((name) => readFile(join(folder, name), 'utf8')));
    // The bundled script changes with its bundler; what it enhances is what was agreed on.
    return bodies.map((body) => body.replace(/<script>.*<\/script>/s, '<script></script>'));
  });

it('writes the same bytes for the same run, in another folder and a second time', async () => {
  const [first, second] = [await reports(), await reports()];
  expect(second).toEqual(first);
});

it('writes the bytes that were agreed on', async () => {
  const bodies = await reports();
  for (const [i, name] of NAMES.entries()) {
    await expect(bodies[i]).toMatchFileSnapshot(`report/${name}.txt`);
  }
});

it('ends in the terminal as agreed', async () => {
  const { summary } = await inFolder(writeReports);
  const text = formatSummary(summary, { color: false, width: 80 });
  await expect(text).toMatchFileSnapshot('report/terminal.txt');
});
