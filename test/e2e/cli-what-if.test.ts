import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakday, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const QUARTER = ['--window', '15:00-15:15'];

describe('peakday what-if', () => {
  it('compares a grid and a set over the same days, in a table, a chart and JSON', async () => {
    const { code, stdout, stderr } = await peakday(
      [
        ...['what-if', 'smoke', ...QUARTER, '--replications', '2', '--out', 'grid'],
        ...['--grid', 'desk.teams.es.agents=1,4', '--set', 'faults.acquirer=null'],
      ],
      folder,
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/8 of 8 days simulated/);
    expect(stdout).toContain('Virtual day, simulated: 15:00 to 15:15 business clock, seed 1');
    for (const name of ['desk.teams.es.agents=1', 'faults.acquirer=null']) {
      expect(stdout).toContain(`\n${name}\n`);
    }
    expect(stdout).toMatch(/time to resolve p90 .*(clear|unclear|no difference|below|not reached)/);
    expect(stdout).not.toContain('\u001b[');

    const files = readdirSync(join(folder, 'grid')).sort();
    expect(files).toEqual(['what-if.json', 'what-if.md', 'what-if.svg']);
    const read = (name: string): string => readFileSync(join(folder, 'grid', name), 'utf8');
    const { variants, part, clock, ended } = JSON.parse(read('what-if.json'));
    expect({ part, clock, ended }).toEqual({
      part: 'virtual day, simulated',
      clock: 'business',
      ended: 'completed',
    });
    expect(variants.map(({ name }: { name: string }) => name)).toEqual([
      'faults.acquirer=null',
      'desk.teams.es.agents=1',
      'desk.teams.es.agents=4',
    ]);
    // The scenario has four agents already: common random numbers leave nothing to chance.
    expect(variants[2].comparisons.salesLost).toMatchObject({
      difference: 0,
      interval: { low: 0, high: 0 },
      verdict: 'negligible',
    });
    expect(variants.every((one: { sameShoppers: boolean }) => one.sameShoppers)).toBe(true);
    expect(read('what-if.md')).toContain('| sales lost |');
    const chart = read('what-if.svg');
    expect(chart).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(chart).toContain('prefers-color-scheme:dark');
    expect(chart.match(/<circle class="dot"/g)?.length).toBeGreaterThan(10);
    expect(chart).not.toMatch(/NaN|undefined|href=/);
  });

  it('gives the same answer again, for programs', async () => {
    const args = ['what-if', 'smoke', ...QUARTER, '--replications', '2', '--json', '--seed', '7'];
    const variant = ['--variant', 'one: desk.teams.es.agents=1, desk.teams.rest.agents=1'];
    const [first, second] = await Promise.all([
      peakday([...args, ...variant, '--workers', '1'], folder),
      peakday([...args, ...variant, '--workers', '2'], folder),
    ]);
    const { folder: out, ...result } = JSON.parse(first.stdout);
    const { folder: _, ...again } = JSON.parse(second.stdout);
    expect(again).toEqual(result);
    expect(result).toMatchObject({ seed: 7, variants: [{ name: 'one' }] });
    expect(out).toContain('what-if-smoke-');
    expect((await peakday(['report', 'last'], folder)).stderr).toContain('PD_RUN_UNREADABLE');
  });

  it('Ctrl-C compares what is there and exits 105', async () => {
    const { child, ended, says } = start(
      ['what-if', 'smoke', '--set', 'desk.teams.es.agents=1', '--replications', '500'],
      folder,
    );
    await says(/1 of 1000 days simulated, about/);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(105);
    expect(stdout).toMatch(/of 500 pairs of days, then stopped\./);
    expect(stdout).toContain('sales lost');
  });

  it.each([
    [['--set', 'desk.tems.es.agents=3'], "'desk.tems.es.agents=3':1:6", 'did you mean `teams`?'],
    [['--set', 'desk.teams.es.agents=lots'], ':1:22', 'a whole number from 0 to 100000'],
    [[], 'no variant is given', '--set desk.teams.es.agents=14'],
    [['--grid', 'seed=1,2'], "'seed=1'", '--seed'],
    [['--set', 'seed=2', '--window', '15:00'], '--window 15:00', '--window 14:00-17:00'],
    [['--set', 'name=x', '--until', '5'], '--until 5', 'a percentage such as 5%'],
    [['--set', 'name=x', '--replications', '0'], '--replications 0', 'from 1 to 1000'],
  ])('refuses %j before anything is simulated', async (args, place, hint) => {
    const { code, stdout, stderr } = await peakday(['what-if', 'smoke', ...args], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error PD_USAGE');
    expect(stderr).toContain(place);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('simulated');
  });

  it('writes over nothing, and leaves no folder behind when it is refused', async () => {
    mkdirSync(join(folder, 'full', 'of'), { recursive: true });
    const args = ['what-if', 'smoke', '--set', 'desk.teams.es.agents=1', '--out'];
    expect((await peakday([...args, 'full'], folder)).stderr).toContain('is not empty');
    const wrong = ['what-if', 'smoke', '--set', 'desk.x=1', '--out', 'fresh'];
    expect((await peakday(wrong, folder)).code).toBe(2);
    expect(readdirSync(folder)).not.toContain('fresh');
  });
});
