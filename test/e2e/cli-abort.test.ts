import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakday } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const MINUTE = 60_000;

describe('peakday run with a stop condition', { timeout: MINUTE }, () => {
  it('drains, reports and exits 108 when it is met', async () => {
    // Sales rest on no generator: on a busy machine a rate or a latency is not decided at all.
    const condition = 'abort when sales > 20';
    const { code, stdout } = await peakday(
      ['run', 'smoke', '--quiet', '--out', 'stopped', '--gate', condition],
      folder,
    );
    expect(code).toBe(108);
    expect(stdout).toContain('the run stopped itself');
    const read = (name: string): string => readFileSync(join(folder, 'stopped', name), 'utf8');
    const summary = JSON.parse(read('summary.json'));
    expect(summary).toMatchObject({ verdict: 'fail', ending: { how: 'aborted' } });
    expect(summary.ending.detail).toContain(`${condition}: met at 15:`);
    expect(summary.window.wallSeconds).toBeLessThan(8);
    expect(read('junit.xml')).toContain('the stop condition was met');
    expect(read('report.html')).toContain('the run stopped itself');
  });

  it('runs to its end when it is not', async () => {
    const condition = 'abort when errors of promotions.evaluate > 99% for 2s';
    const { stdout } = await peakday(
      ['run', 'smoke', '--no-day', '--json', '--gate', condition],
      folder,
    );
    const { ending, gates } = JSON.parse(stdout);
    expect(ending.how).toBe('completed');
    expect(gates.at(-1)).toMatchObject({ gate: condition, verdict: 'pass' });
  });

  it('refuses a gate on a fault that the scenario does not have, before anything runs', async () => {
    const gate = "lost sales < 5 during fault 'acquirer-brown-out'";
    const { code, stderr } = await peakday(['run', 'smoke', '--gate', gate], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('PD_GATE_SYNTAX');
    expect(stderr).toContain('the scenario has no such fault');
  });
});
