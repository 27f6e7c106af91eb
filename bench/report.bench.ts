import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { RecordedFact } from '../src/model/facts.ts';
import type { SecondRecord } from '../src/model/series.ts';
import { writeReports } from '../src/report/write-reports.ts';
import { believableRun, type RunFolder, writeRunFolder } from '../test/fixtures/run-folder.ts';
import type { BenchRow } from './row.ts';

const REPEATS = 7;
const HOUR = 3600e6;
/** Times the fixture's twenty minutes make a day from 9 to 22:20. */
const ROUNDS = 40;
const CHROMIUM = [process.env['PEAKDAY_CHROMIUM'] ?? '', '/usr/bin/chromium'];

/** From run folders to reports: a live window, and a whole day of one-minute buckets. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  await inFolder(believableRun(), async (folder) => {
    const value = await medianOf(() => writeReports(folder));
    report({ name: 'reports of a window of 20 minutes', value, unit: 'ms' });
  });
  await inFolder(wholeDay(), async (folder) => {
    const value = await medianOf(() => writeReports(folder));
    report({ name: 'reports of a day in minutes', value, unit: 'ms', limit: '< 3000' });
    const html = join(folder, 'report.html');
    const kilobytes = (await stat(html)).size / 1e3;
    report({ name: 'report.html of that day', value: kilobytes, unit: 'kB', limit: '< 400' });
    const opening = await openingTime(pathToFileURL(html).href);
    if (opening === undefined) return;
    report({ name: 'opened in Chromium', value: opening, unit: 'ms', limit: '< 1000' });
  });
}

async function inFolder(run: RunFolder, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'peakday-bench-'));
  try {
    await writeRunFolder(folder, run);
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? Number.NaN;
}

/** The fixture's window over and over, each second of it a minute of a day in virtual time. */
function wholeDay(): RunFolder {
  const run = believableRun();
  const from_us = 9 * HOUR;
  const live = {
    ...run.plan.live,
    from_us,
    to_us: from_us + (ROUNDS * HOUR) / 3,
    compression: 1,
    share: 1,
  };
  const again = <T>(make: (round: number) => readonly T[]): T[] =>
    Array.from({ length: ROUNDS }, (_, round) => make(round)).flat();
  const series = Object.entries(run.series).map(([name, seconds]) => [
    name,
    again((round) =>
      seconds.slice(0, 20).map((one, i): SecondRecord => {
        const minute = round * 20 + i;
        return { ...one, second: minute * 60, span_s: 60, at_us: from_us + (minute + 1) * 60e6 };
      }),
    ),
  ]);
  const facts = Object.entries(run.facts).map(([name, all]) => [
    name,
    again((round) =>
      all.map((fact): RecordedFact => {
        const at_us = fact.at_us - 15 * HOUR + from_us + (round * HOUR) / 3;
        const issue = 'issue' in fact && fact.issue !== null && { issue: `${fact.issue}/${round}` };
        const ticket = 'ticket' in fact && { ticket: `${fact.ticket}/${round}` };
        return { ...fact, ...issue, ...ticket, at_us };
      }),
    ),
  ]);
  return {
    record: { ...run.record, engine: 'virtual' },
    plan: { ...run.plan, live } as RunFolder['plan'],
    facts: Object.fromEntries(facts),
    series: Object.fromEntries(series),
  };
}

/** Until the page is drawn, script and all; undefined without a browser. */
async function openingTime(url: string): Promise<number | undefined> {
  const executablePath = CHROMIUM.find(existsSync);
  if (executablePath === undefined) return undefined;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    return await medianOf(async () => {
      await page.goto(url);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => drawn()))');
    });
  } finally {
    await browser.close();
  }
}
