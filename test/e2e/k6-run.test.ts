import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findK6 } from '../../src/engines/k6/find-k6.ts';
import { peakday, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const k6 = await findK6(process.env);
const folder = scratchFolder();
const MINUTE = 60_000;
/** Twelve stores, three business minutes, six seconds on the wall. */
const SHORT = ['run', 'smoke', '--no-day', '--quiet', '--json', '--compression', '30'];
const WINDOW = ['--set', 'live.to=15:03'];

interface Figures {
  readonly scheduleHash: string;
  readonly planHash: string;
  readonly sales: { readonly done: number };
  readonly requests: { readonly issued: number; readonly answered: number };
  readonly operations: readonly { readonly operation: string; readonly issued: number }[];
  readonly faults: readonly {
    readonly id: string;
    readonly requested: number;
    readonly injected: number;
  }[];
  readonly gates: readonly { readonly gate: string; readonly verdict: string }[];
  readonly ending: { readonly how: string; readonly detail: string | null };
  readonly stores: { readonly opened: number };
  readonly verdict: string;
}

const run = async (out: string, ...args: readonly string[]): Promise<Figures> => {
  const { stdout } = await peakday([...SHORT, ...WINDOW, '--out', out, ...args], folder);
  return JSON.parse(stdout) as Figures;
};

/** Issues that began, by what they befell. */
const issuesOf = (out: string): readonly string[] =>
  readdirSync(join(folder, out, 'facts'))
    .flatMap((name) => readFileSync(join(folder, out, 'facts', name), 'utf8').split('\n'))
    .filter((line) => line.includes('"issue.began"'))
    .map((line) => (JSON.parse(line) as { issue: string }).issue)
    .sort();

/** Asked again and again until a run has settled, which at this compression is a matter of luck. */
const ASKED_WHILE_IT_LASTS = new Set(['support.claim', 'support.get', 'support.heartbeat']);

/** 95 % of the differences of two independent counts of these sizes are smaller (Poisson). */
const within = (a: number, b: number): number => Math.ceil(1.96 * Math.sqrt(a + b));

describe.skipIf(k6 === undefined)('a rehearsal in k6', { timeout: 3 * MINUTE }, () => {
  let live: Figures;
  let one: Figures;
  let four: Figures;
  beforeAll(async () => {
    live = await run('live');
    one = await run('one', '--engine', 'k6');
    four = await run('four', '--engine', 'k6', '--instances', '4');
  }, 3 * MINUTE);

  it('is the same day as a live one, in one instance and in four', () => {
    for (const each of [one, four]) {
      expect(each.planHash).toBe(live.planHash);
      expect(each.scheduleHash).toBe(live.scheduleHash);
      expect(each.stores).toEqual(live.stores);
      expect(each.ending).toMatchObject({ how: 'completed', detail: null });
      expect(each.requests.issued).toBe(each.requests.answered);
    }
    expect(issuesOf('one')).toEqual(issuesOf('live'));
    expect(issuesOf('four')).toEqual(issuesOf('live'));
  });

  it('sells as much, asks as much and is broken as much', () => {
    const counts = (of: Figures): Readonly<Record<string, number>> => ({
      sales: of.sales.done,
      ...Object.fromEntries(
        of.operations
          .filter(({ operation }) => !ASKED_WHILE_IT_LASTS.has(operation))
          .map(({ operation, issued }) => [operation, issued]),
      ),
      ...Object.fromEntries(of.faults.map(({ id, requested }) => [`${id} requested`, requested])),
      ...Object.fromEntries(of.faults.map(({ id, injected }) => [`${id} injected`, injected])),
    });
    const known = counts(live);
    expect(known['sales']).toBeGreaterThan(100);
    for (const each of [one, four]) {
      for (const [what, count] of Object.entries(counts(each))) {
        const other = known[what] ?? 0;
        expect(Math.abs(count - other), `${what}: ${count}, live ${other}`).toBeLessThanOrEqual(
          within(count, other),
        );
      }
    }
  });

  it('leaves a run folder like any other, and no second copy of it', async () => {
    expect(readdirSync(join(folder, 'four', 'facts'))).toHaveLength(4);
    expect(readdirSync(join(folder, 'four', 'k6')).filter((n) => n.endsWith('.lines'))).toEqual([]);
    const { code } = await peakday(['report', 'four', '--json'], folder);
    expect(code).toBe(0);
  });
});

describe.skipIf(k6 === undefined)('a rehearsal in k6 that goes wrong', { timeout: MINUTE }, () => {
  it('names the stores of an instance that was killed, and judges nothing that rests on them', async () => {
    const command = [...SHORT.slice(0, 3), '--json', '--compression', '30', ...WINDOW];
    const started = start(
      [...command, '--engine', 'k6', '--instances', '4', '--out', 'killed'],
      folder,
    );
    await started.says(/window: /);
    await expect.poll(() => secondsOf('killed', 'k6-0002'), { timeout: 20_000 }).toBeGreaterThan(2);
    execFileSync('pkill', ['-9', '-f', `${join('killed', 'k6', 'instance-3.lines')}`]);
    const { code, stdout } = await started.ended;
    const summary = JSON.parse(stdout) as Figures;
    const record = JSON.parse(readFileSync(join(folder, 'killed', 'run.json'), 'utf8')) as {
      ending: { lost: { stores: string[]; at_us: number }[]; detail: string };
    };
    expect(code).toBe(98);
    expect(summary.verdict).toBe('inconclusive');
    expect(record.ending.lost).toHaveLength(1);
    expect(record.ending.lost[0]?.stores).toHaveLength(3);
    expect(record.ending.lost[0]?.at_us).toBeGreaterThan(54_000_000_000);
    expect(record.ending.detail).toContain('k6 3 of 4 ended with SIGKILL');
    // What it saw until then is kept, up to its last second.
    expect(secondsOf('killed', 'k6-0002')).toBeGreaterThan(2);
    const report = readFileSync(join(folder, 'killed', 'report.html'), 'utf8');
    for (const store of record.ending.lost[0]?.stores ?? []) expect(report).toContain(store);
  });

  it('drains and reports on Ctrl-C, and leaves no k6 behind', async () => {
    const command = [...SHORT.slice(0, 3), '--compression', '30', ...WINDOW];
    const started = start([...command, '--engine', 'k6', '--out', 'stopped'], folder);
    await started.says(/window: /);
    started.child.kill('SIGINT');
    const { code, stdout } = await started.ended;
    expect(code).toBe(105);
    expect(stdout).toContain('report  stopped/report.html');
    expect(() => execFileSync('pgrep', ['-f', join('stopped', 'k6', 'script.js')])).toThrow();
  });

  it('says what k6 said when it will not run', async () => {
    const { code, stdout, stderr } = await peakday(
      [...SHORT, '--engine', 'k6', '--k6-arg=--no-such-flag', '--out', 'refused'],
      folder,
    );
    expect(code).toBe(98);
    expect(stderr).toContain('PD_K6_FAILED');
    expect(stderr).toContain('no-such-flag');
    expect((JSON.parse(stdout) as Figures).verdict).not.toBe('pass');
  });
});

describe.skipIf(k6 === undefined)('a script for a k6 of one’s own', { timeout: 2 * MINUTE }, () => {
  const mocks = start(['mock', '--scenario', 'smoke', '--json', '--quiet'], folder);
  const addresses = mocks
    .says(/(\{"addresses.*\})\n/)
    .then((json) => (JSON.parse(json) as { addresses: Record<string, string> }).addresses);
  afterAll(() => {
    mocks.child.kill();
  });

  it('runs as k6 takes it, pushes what it sees, and is merged into a run', async () => {
    const targets = Object.entries(await addresses)
      .filter(([service]) => service !== 'admin')
      .flatMap(([service, url]) => ['--target', `${service}=${url}`]);
    const set = [...WINDOW, '--set', 'live.compression=30', '--vus', '2'];
    const written = await peakday(
      ['k6', 'script', 'smoke', '--out', 'k6', ...set, ...targets],
      folder,
    );
    expect(written.code).toBe(0);
    expect(readFileSync(join(folder, 'k6', 'script.js'), 'utf8')).toContain('export const options');
    const collector = start(['k6', 'collect', '--port', '0', '--out', 'parts', '--json'], folder);
    const url = await collector.says(/PEAKDAY_COLLECTOR=(\S+)/);
    mkdirSync(join(folder, 'home'));
    execFileSync(
      k6?.file ?? 'k6',
      ['run', '--quiet', '--summary-mode=disabled', '--address', '', 'script.js'],
      {
        cwd: join(folder, 'k6'),
        stdio: 'ignore',
        env: {
          ...process.env,
          HOME: join(folder, 'home'),
          K6_NO_USAGE_REPORT: 'true',
          K6_AUTO_EXTENSION_RESOLUTION: 'false',
          PEAKDAY_COLLECTOR: url,
        },
      },
    );
    const collected = await collector.ended;
    expect(collected.code).toBe(0);
    expect(JSON.parse(collected.stdout)).toMatchObject({ heard: 2, ended: 2, shards: 2 });
    const merge = ['merge', 'parts', '--plan', 'k6/plan.json', '--out', 'merged', '--json'];
    const merged = JSON.parse((await peakday(merge, folder)).stdout) as Figures;
    expect(merged.ending.how).toBe('completed');
    expect(merged.sales.done).toBeGreaterThan(100);
    expect(existsSync(join(folder, 'merged', 'report.html'))).toBe(true);
  });
});

/** Whole seconds of a shard that are in the run folder. */
function secondsOf(out: string, shard: string): number {
  const file = join(folder, out, 'series', `${shard}.ndjson`);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
}
