import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

const guide = readFileSync(new URL('../../../docs/guides/statistics.md', import.meta.url), 'utf8');

describe('the guide to peakday/stats', () => {
  it('has a row for every function and none for another', () => {
    const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
    const shown = rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)\(/g)].map(([, name]) => name),
    );
    expect([...shown].sort()).toEqual(Object.keys(stats).sort());
  });

  it('shows results that come out', () => {
    const { agentsFor, erlangA, erlangC, rostered } = stats;
    const demand = { arrivalRate: 200 / 1800, serviceRate: 1 / 180 };
    const servers = agentsFor(demand, { within: 20, share: 0.8 });
    const waiting = erlangC({ ...demand, servers });
    const leaving = erlangA({ ...demand, servers, patienceRate: 1 / 180 });
    shows(`// ${servers}`, `// ${rostered(servers, 0.3)},`);
    shows(`// ${waiting.pWait.toFixed(3)} wait`, `// ${waiting.waitQuantile(0.9).toFixed(1)} s`);
    shows(`// ${leaving.pAbandon.toFixed(3)}`, `// ${leaving.servedWithin(20).toFixed(3)}`);
    const curve = stats.kaplanMeier([
      { time: 9, event: true },
      { time: 13, event: true },
      { time: 13, event: false },
      { time: 18, event: true },
    ]);
    shows(`// ${stats.survivalQuantile(curve, 0.5)}`, `// ${stats.slaShare(curve, 13)} resolved`);
    shows(`// ${stats.slaShare(curve, 60)}: everybody`);
    const [now, before] = [
      [12, 6, 5, 4, 3, 2],
      [11, 10, 9, 8, 7, 1],
    ];
    shows(`// ${stats.mannWhitney(now!, before!).effect.toFixed(3)}: a value`);
    const { shift, interval } = stats.hodgesLehmann(now!, before!);
    shows(`{ shift: ${shift}, interval: { low: ${interval?.low}, high: ${interval?.high} } }`);
  });
});

function shows(...texts: readonly string[]): void {
  for (const text of texts) expect(guide).toContain(text);
}
