import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepBaseline, readBaseline } from '../../../src/cli/baseline.ts';
import { command as compare } from '../../../src/cli/commands/compare.ts';
import { command as trend } from '../../../src/cli/commands/trend.ts';
import { hostClass } from '../../../src/cli/host-class.ts';
import { readDigest } from '../../../src/compare/read-digest.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { writeReports } from '../../../src/report/write-reports.ts';
import { type ComparedRun, comparedRun } from '../../fixtures/compared-run.ts';
import { type RunFolder, writeRunFolder } from '../../fixtures/run-folder.ts';
import { captureStreams } from './captured-streams.ts';

let cwd = '';
const made = async (
  name: string,
  change: ComparedRun,
  plan: Partial<RunFolder['plan']> = {},
): Promise<void> => {
  const run = comparedRun(change);
  await writeRunFolder(join(cwd, name), { ...run, plan: { ...run.plan, gates: [], ...plan } });
};
const ask = async (
  command: typeof compare,
  args: object,
): Promise<{ code: number; text: string }> => {
  const streams = captureStreams({}, cwd);
  const flags = { tolerance: '10%,5ms', force: false, html: 'page.html', least: '5%', json: false };
  const code = await command.run({ ...flags, ...args }, streams, {});
  return { code, text: streams.stdout.text };
};
const page = (): Promise<string> => readFile(join(cwd, 'page.html'), 'utf8');

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'peakday-'));
  await made('base', { draw: 1 });
  await made('same', { draw: 2 });
  await made('slow', { draw: 3, slower: 1.2 });
  const { live } = comparedRun({ draw: 4 }).plan;
  await made('other', { draw: 4 }, { live: { ...live, share: 0.5 } });
  await writeReports(join(cwd, 'base'));
  await writeReports(join(cwd, 'same'));
});
afterAll(() => rm(cwd, { recursive: true }));

describe('peakday compare', () => {
  it('exits 0 on two runs of the same plan', async () => {
    const { code, text } = await ask(compare, { base: 'base', run: 'same' });
    expect(code).toBe(0);
    expect(text).toContain('= EQUAL');
    expect(await page()).toContain('<h1>EQUAL</h1>');
  });

  it('exits 99 on 20 % more latency and says by how much', async () => {
    const { code, text } = await ask(compare, { base: 'base', run: 'slow' });
    expect(code).toBe(99);
    expect(text).toMatch(
      /▲ worse +promotions\.evaluate p50 .*\+2\d(\.\d)? %.*wall clock, live window/,
    );
  });

  it('reads reports as it reads folders', async () => {
    const folders = await ask(compare, { base: 'base', run: 'same', json: true });
    const [base, run] = ['base/report.html', 'same/report.html'];
    const reports = await ask(compare, { base, run, json: true });
    expect(JSON.parse(reports.text)).toEqual(JSON.parse(folders.text));
    expect(JSON.parse(reports.text).rows.length).toBeGreaterThan(20);
  });

  it('refuses unlike runs, and says so in every section when forced', async () => {
    const refused = await ask(compare, { base: 'base', run: 'other' });
    expect(refused.code).toBe(98);
    expect(refused.text).toContain('share of the stores: 0.1 | 0.5');
    expect(refused.text).toContain('--force');
    expect(await page()).not.toContain('promotions.evaluate');
    const forced = await ask(compare, { base: 'base', run: 'other', force: true });
    expect(forced.code).toBe(0);
    expect(forced.text).toContain('Compared by force');
    const html = await page();
    const sections = html.match(/<section>/g)?.length ?? 0;
    expect(html.match(/class="forced"/g)?.length).toBe(sections - 1);
  });

  it('says what is no run', async () => {
    await writeFile(join(cwd, 'notes.html'), '<p>no run</p>');
    const failed = (await ask(compare, { base: 'notes.html', run: 'same' }).catch(
      (e: unknown) => e,
    )) as Failure;
    expect(failed.code).toBe('PD_RUN_UNREADABLE');
    expect(failed.hint).toContain('report.html');
  });

  it('asks nothing from elsewhere and has no script to run', async () => {
    await ask(compare, { base: 'base', run: 'slow' });
    const html = await page();
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
    expect(html).not.toMatch(/<script(?! type="application\/json")/);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('run --baseline', () => {
  const judged = async (
    run: string,
    baseline: string,
    force = false,
  ): ReturnType<typeof writeReports> => {
    const request = { cwd, baseline: { run: baseline, tolerance: '10%,5ms', force } };
    await keepBaseline(join(cwd, run), await readBaseline(request));
    const written = await writeReports(join(cwd, run));
    await rm(join(cwd, run, 'baseline.json'));
    return written;
  };

  it('is a gate that passes on an equal run and writes the comparison', async () => {
    const { summary } = await judged('same', 'base/report.html');
    expect(summary.gates).toMatchObject([{ verdict: 'pass', measured: 0 }]);
    expect(await readFile(join(cwd, 'same', 'compare.html'), 'utf8')).toContain('EQUAL');
  });

  it('fails on a slower run, and not on a faster one', async () => {
    const { summary } = await judged('slow', 'base');
    expect(summary.verdict).toBe('fail');
    expect(summary.why).toContain('worse than baseline run-1');
    expect(await readFile(join(cwd, 'slow', 'junit.xml'), 'utf8')).toContain(
      'worse: promotions.evaluate',
    );
    expect((await judged('base', 'slow')).summary.gates).toMatchObject([{ verdict: 'pass' }]);
  });

  it('is inconclusive against an unlike run, unless forced', async () => {
    expect((await judged('other', 'base')).summary.verdict).toBe('inconclusive');
    expect((await judged('other', 'base', true)).summary.gates).toMatchObject([
      { verdict: 'pass' },
    ]);
  });

  it('shows at every gate what the baseline measured, from its folder or its report', async () => {
    const gates = ['p50 of promotions.evaluate < 1s', 'p99 of payments.reverse < 1s'];
    await made('gated', { draw: 1 }, { gates });
    await made('gatedSlow', { draw: 3, slower: 1.2 }, { gates: [...gates, 'sales >= 1'] });
    const { summary: base } = await writeReports(join(cwd, 'gated'));
    for (const from of ['gated', 'gated/report.html']) {
      const { summary } = await judged('gatedSlow', from);
      const [median, never, sales, whole] = summary.gates;
      expect(median?.baseline).toBe(base.gates[0]?.measured);
      expect((median?.measured ?? 0) / (median?.baseline ?? 1)).toBeCloseTo(1.2, 1);
      for (const gate of [never, sales, whole]) expect(gate?.baseline).toBeUndefined();
      const html = await readFile(join(cwd, 'gatedSlow', 'report.html'), 'utf8');
      expect(html).toContain('>Baseline, difference</th>');
      expect(html).toMatch(/data-l="Baseline, difference">[\d.]+ ms, \+\d+(\.\d+)? %</);
      const text = await readFile(join(cwd, 'gatedSlow', 'summary.md'), 'utf8');
      expect(text).toMatch(/\| Baseline \|/);
    }
    await made(
      'gatedOther',
      { draw: 2 },
      { gates, live: { ...comparedRun({ draw: 4 }).plan.live, share: 0.5 } },
    );
    const { summary } = await judged('gatedOther', 'gated');
    expect(summary.gates.every(({ baseline }) => baseline === undefined)).toBe(true);
    const html = await readFile(join(cwd, 'gatedOther', 'report.html'), 'utf8');
    expect(html).not.toContain('Baseline, difference');
  });

  it('refuses a tolerance that is none before anything runs', async () => {
    const baseline = { run: 'base', tolerance: 'some', force: false };
    await expect(readBaseline({ cwd, baseline })).rejects.toThrow('--baseline-tolerance some');
  });
});

describe('peakday trend', () => {
  it('exits 99 where latency went up, and writes page and benchmark', async () => {
    await mkdir(join(cwd, 'history'));
    for (let n = 1; n <= 10; n++) {
      const run = comparedRun({ draw: n, slower: n > 6 ? 1.2 : 1 });
      const startedAt = `2026-11-${String(n).padStart(2, '0')}T09:00:00.000Z`;
      await writeRunFolder(join(cwd, 'history', `r${n}`), {
        ...run,
        record: { ...run.record, startedAt },
      });
    }
    const { code, text } = await ask(trend, { folder: 'history', benchmark: 'bench.json' });
    expect(code).toBe(99);
    expect(text).toMatch(/▲ worse \+\d+(\.\d+)? % from run-7 on/);
    expect(await page()).toContain('<h1>WORSE</h1>');
    const entries = JSON.parse(await readFile(join(cwd, 'bench.json'), 'utf8'));
    expect(entries[0]).toEqual({
      name: expect.any(String),
      unit: expect.any(String),
      value: expect.any(Number),
      extra: expect.any(String),
    });
  });

  it('exits 98 on too few runs, and reads kept reports', async () => {
    await mkdir(join(cwd, 'kept'));
    await writeFile(join(cwd, 'kept', 'a.html'), await readFile(join(cwd, 'base', 'report.html')));
    const { code, text } = await ask(trend, { folder: 'kept' });
    expect(code).toBe(98);
    expect(text).toContain('TOO FEW RUNS');
  });
});

it('a digest survives its report, byte for byte, and knows its machine', async () => {
  const [folder, report] = [join(cwd, 'base'), join(cwd, 'base', 'report.html')];
  expect(await readDigest(report)).toEqual(await readDigest(folder));
  expect(hostClass().cores).toBeGreaterThan(0);
  expect(hostClass().cpu).not.toBe('');
});
