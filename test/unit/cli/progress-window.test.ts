import { describe, expect, it } from 'vitest';
import { formatProgress } from '../../../src/cli/format-progress.ts';
import { ProgressWindow } from '../../../src/cli/progress-window.ts';
import type { Progress } from '../../../src/engines/wall/progress.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { seconds } from '../../../src/model/units.ts';
import { captureOutlet } from './captured-streams.ts';

const live = {
  from_us: seconds(15 * 3600),
  to_us: seconds(15 * 3600 + 1200),
  compression: 10,
  share: 1,
  drainWall_us: seconds(5),
};
// The window reads only these members of a plan.
const plan = { name: 'black-friday', currency: 'EUR', live } as Plan;

const progress = (wall_s: number, change: Partial<Progress> = {}): Progress => ({
  phase: 'window',
  wall_us: wall_s * 1e6,
  at_us: live.from_us + wall_s * 10e6,
  done: wall_s / 120,
  issued: wall_s * 5000,
  answered: wall_s * 4900,
  failed: wall_s * 10,
  inFlight: 213,
  salesDone: 12480,
  salesLost: 212,
  lostMinor: 510320,
  queueing: 340,
  issuesBegan: 123,
  issuesReported: 98,
  issuesVerified: 45,
  activeFaults: ['acquirer', 'printers-north'],
  lag_us: 2100,
  debtShare: 0.004,
  ...change,
});

describe('the progress window', () => {
  it('shows what matters, within the width', () => {
    const lines = formatProgress(plan, progress(60), { color: false, width: 80, rate: 4812 });
    expect(lines).toEqual([
      'black-friday  15:00 to 15:20  c=10 f=1 ℓ=10',
      `${'█'.repeat(18)}${'░'.repeat(18)}  50 %  15:10 business  60 s left`,
      'requests  4 812/s wall   in flight 213   failed 0.2 %',
      'sales     12 480 done   212 lost (5 103.20 EUR)   queueing 340',
      'issues    123 began   98 reported   45 verified   78 open',
      'faults    acquirer, printers-north',
      'generator lag p99 2.1 ms wall   waits in debt 0.4 %',
    ]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('redraws in place, at most every 100 ms', () => {
    let now = 0;
    const outlet = captureOutlet({ isTTY: true, columns: 80 });
    const window = new ProgressWindow(outlet, { TERM: 'xterm' }, () => now);
    window.begin(plan);
    window.update(progress(1));
    const first = outlet.text;
    now = 99;
    window.update(progress(2));
    expect(outlet.text).toBe(first);
    now = 100;
    window.update(progress(3));
    expect(outlet.text.slice(first.length).startsWith('\u001b[7F\u001b[0J')).toBe(true);
    window.close();
    expect(outlet.text.endsWith('\u001b[7F\u001b[0J')).toBe(true);
  });

  it('skips a drawing while the terminal is behind', () => {
    const outlet = captureOutlet({ isTTY: true, columns: 80, writableNeedDrain: true });
    const window = new ProgressWindow(outlet, { TERM: 'xterm' }, () => 0);
    window.begin(plan);
    window.update(progress(1));
    expect(outlet.text).toBe('');
  });

  it('writes one line per phase and per 30 s without a terminal, and no escapes', () => {
    let now = 0;
    const outlet = captureOutlet();
    const window = new ProgressWindow(outlet, {}, () => now);
    window.begin(plan);
    for (now = 0; now <= 60_000; now += 500) window.update(progress(now / 1000));
    window.update(progress(61, { phase: 'draining' }));
    window.close();
    const lines = outlet.text.trimEnd().split('\n');
    expect(lines.map((line) => /(window|draining)/.exec(line)?.[1])).toEqual([
      'window',
      'window',
      'window',
      'draining',
    ]);
    expect(outlet.text).not.toContain('\u001b');
  });

  it('measures the rate over a second', () => {
    let now = 0;
    const outlet = captureOutlet({ isTTY: true, columns: 100 });
    const window = new ProgressWindow(outlet, { TERM: 'xterm', NO_COLOR: '1' }, () => now);
    window.begin(plan);
    for (; now <= 2000; now += 250) window.update(progress(now / 1000));
    expect(outlet.text).toContain('5 000/s wall');
  });
});
