import { spawnSync } from 'node:child_process';
import type { BenchRow } from './row.ts';

const TIMES = 15;

/** Median wall time of starting the command line, beside a bare `node -e 0`. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const bare = median(['-e', '0']);
  report({ name: 'node -e 0', value: bare, unit: 'ms' });
  const lines: readonly (readonly [string, readonly string[], string?])[] = [
    ['peakday --help', ['dist/cli.js', '--help'], '300 ms'],
    ['peakday run --help', ['dist/cli.js', 'run', '--help'], '300 ms'],
    ['peakday scenarios', ['dist/cli.js', 'scenarios']],
  ];
  for (const [name, args, limit] of lines) {
    const value = median(args);
    report({
      name,
      value,
      unit: 'ms',
      baseline: 'node -e 0',
      ratio: value / bare,
      ...(limit && { limit }),
    });
  }
}

function median(args: readonly string[]): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    const { status } = spawnSync(process.execPath, [...args], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[Math.floor(TIMES / 2)] ?? Number.NaN;
}
