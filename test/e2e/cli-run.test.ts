import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakday, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const MINUTE = 60_000;

describe('peakday run', { timeout: 2 * MINUTE }, () => {
  it('prints one JSON object on stdout and nothing else there', async () => {
    const { code, stdout } = await peakday(['run', 'smoke', '--seed', '7', '--json'], folder);
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({ scenario: 'smoke', engine: 'live', seed: 7 });
    const { issued, answered, failed, cut } = summary.requests;
    expect(issued).toBeGreaterThan(100);
    expect(issued).toBe(answered + failed + cut);
    expect({ 0: 'pass', 98: 'inconclusive', 99: 'fail' }[code ?? -1]).toBe(summary.verdict);
    expect(readdirSync(summary.folder)).toEqual(
      expect.arrayContaining(['plan.json', 'run.json', 'summary.json', 'junit.xml', 'report.html']),
    );
    const record = JSON.parse(readFileSync(join(summary.folder, 'run.json'), 'utf8'));
    expect(record.ending.how).toBe('completed');
    expect(record.command).toContain('peakday run smoke --seed 7');
  });

  it('rebuilds the report of the last run from its folder', async () => {
    const { code, stdout } = await peakday(['report', 'last'], folder);
    expect(code).toBe(0);
    expect(existsSync(join(folder, stdout.trim()))).toBe(true);
  });

  it('exits 99 on a gate that cannot hold', async () => {
    const gate = 'sales >= 1000000';
    const { code, stdout } = await peakday(['run', 'smoke', '--gate', gate, '--quiet'], folder);
    expect(stdout).toContain('report');
    expect(code).toBe(99);
  });

  it('exits 98 on a gate on an operation that was never called', async () => {
    const gate = 'p99 of payments.abort < 400ms';
    const { code, stdout } = await peakday(['run', 'smoke', '--gate', gate, '--json'], folder);
    const { gates } = JSON.parse(stdout);
    expect(gates.filter(({ verdict }: { verdict: string }) => verdict === 'fail')).toEqual([]);
    expect(gates.find((judged: { gate: string }) => judged.gate === gate)).toMatchObject({
      verdict: 'inconclusive',
    });
    expect(code).toBe(98);
  });

  it('drains, reports and exits 105 on Ctrl-C', async () => {
    const run = start(['run', 'smoke', '--out', 'stopped'], folder);
    await run.says(/window: /);
    run.child.kill('SIGINT');
    const { code, stdout, stderr } = await run.ended;
    expect(stderr).toContain('stopping');
    expect(stdout).toContain('reread  peakday report stopped\n');
    expect(code).toBe(105);
    const summary = JSON.parse(readFileSync(join(folder, 'stopped', 'summary.json'), 'utf8'));
    expect(summary.ending.how).toBe('signal');
    const { issued, answered, failed, cut } = summary.requests;
    expect(issued).toBe(answered + failed + cut);
  });

  it('exits 105 at once on the second Ctrl-C, and the folder still has a report in it', async () => {
    const run = start(['run', 'smoke', '--out', 'killed'], folder);
    await run.says(/window: /);
    run.child.kill('SIGINT');
    await run.says(/stopping/);
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(105);
    const { code } = await peakday(['report', 'killed'], folder);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'killed', 'report.html'))).toBe(true);
  });

  it('never writes over a run', async () => {
    const { code, stderr } = await peakday(['run', 'smoke', '--out', 'stopped'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('is not empty');
  });
});

describe('services of one’s own', { timeout: 2 * MINUTE }, () => {
  it('are rehearsed where they are, and faults inside them are not pretended', async () => {
    const mock = start(['mock', '--quiet', '--scenario', 'smoke'], folder);
    try {
      const targets: string[] = [];
      for (const service of ['promotions', 'payments', 'support']) {
        const url = await mock.says(new RegExp(`^${service} +(http\\S+)$`, 'm'));
        targets.push('--target', `${service}=${url}`);
      }
      const { stdout } = await peakday(['run', 'smoke', ...targets, '--json'], folder);
      const { requests, reproduce, faults } = JSON.parse(stdout);
      expect(requests.issued).toBeGreaterThan(100);
      expect(requests.answered).toBe(requests.issued);
      expect(reproduce).toContain('--target promotions=http://127.0.0.1:');
      const inService = faults.filter(({ kind }: { kind: string }) => /^(http|promo)\//.test(kind));
      expect(inService.map(({ exercised }: { exercised: boolean }) => exercised)).not.toContain(
        true,
      );
    } finally {
      mock.child.kill('SIGINT');
      await mock.ended;
    }
  });
});
