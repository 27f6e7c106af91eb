import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakday } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const short = ['--window', '14:50-15:40', '--replications', '2'];

describe('peakday staff', { timeout: 120_000 }, () => {
  it('prints a roster, and writes it with a chart', async () => {
    const target = 'p90 resolve <= 8 min';
    const args = ['staff', 'smoke', '--target', target, ...short, '--out', 'desk'];
    const { code, stdout, stderr } = await peakday(args, folder);
    expect(stderr).toContain('days simulated');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ agents on duty keep it: p90 resolve [\d.]+ (s|min) \(95 %: /);
    const flags = /^roster {2}(.*)$/m.exec(stdout)?.[1];
    expect(flags).toMatch(
      /^--set desk\.teams\.es\.agents=\d+ --set desk\.teams\.rest\.agents=\d+$/,
    );
    const written = JSON.parse(readFileSync(join(folder, 'desk', 'staff.json'), 'utf8'));
    expect(written.roster.flags.join(' ')).toBe(flags);
    expect(written.target.text).toBe(target);
    expect(readFileSync(join(folder, 'desk', 'staff.svg'), 'utf8')).toMatch(/^<svg xmlns/);

    const again = await peakday([...args.slice(0, -1), 'again', '--json'], folder);
    const result = JSON.parse(again.stdout);
    expect(result.roster).toEqual(written.roster);
  });

  it('exits 99 and says why when nothing keeps the target', async () => {
    const { code, stdout } = await peakday(
      ['staff', 'smoke', '--target', 'p90 resolve <= 10s', ...short],
      folder,
    );
    expect(code).toBe(99);
    expect(stdout).toContain('no roster keeps it');
  });

  it('points at what it cannot read, before anything is simulated', async () => {
    const wrong = await peakday(['staff', 'smoke', '--target', 'p90 reslove <= 4 min'], folder);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--target:1:5');
    expect(wrong.stderr).toContain('did you mean "resolve"?');
    const night = await peakday(
      ['staff', 'smoke', '--target', 'p90 resolve <= 4 min', '--window', '03:00-04:00'],
      folder,
    );
    expect(night.code).toBe(2);
    expect(night.stderr).toContain('no store is open then');
  });
});
