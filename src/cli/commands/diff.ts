import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { findRun } from '../find-run.ts';
import { formatDifference } from '../format-difference.ts';
import { readDay } from '../read-day.ts';

/** `peakday diff`: the first event in which two virtual days differ. */
export const command: Command = defineCommand({
  operands: '<left> <right>',
  about: `Find the first event in which two runs in virtual time differ, and show both sides in words.
Runs are named as for \`peakday report\`. Exits 0 when they are the same, 99 when not.`,
  examples: [
    ['peakday diff black-friday-20261127-150412 last', 'by the beginning of its id; the newest'],
    ['peakday diff reports/a reports/b --json', 'for a program'],
  ],
  flags: {},
  run: async ({ left, right, json }, streams) => {
    const { diffDays } = await import('../../study/diff-days.ts');
    const [a, b] = [
      await readDay(await findRun(left, streams.cwd)),
      await readDay(await findRun(right, streams.cwd)),
    ];
    const comparison = await diffDays(a, b);
    streams.stdout.write(
      json ? `${JSON.stringify(comparison)}\n` : formatDifference(comparison, left, right),
    );
    return comparison.kind === 'same' ? EXIT.ok : EXIT.gateFailed;
  },
});
