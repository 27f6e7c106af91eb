import { relative } from 'node:path';
import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { findRun } from '../find-run.ts';

/** `peakday report`: a run's facts read again, with today's reports. */
export const command: Command = defineCommand({
  operands: '<run>',
  about: `Rebuild the report of a run from its folder, also of a run that was killed. A run is a folder,
or the beginning of a run id under reports/, or \`last\`.`,
  examples: [
    ['peakday report last', 'the newest run under reports/'],
    ['peakday report reports/smoke-20261127-150412-seed1-x7k2', 'that one'],
    ['peakday report last --json', 'its summary'],
  ],
  flags: {},
  run: async ({ run, json }, streams) => {
    const { writeReports } = await import('../../report/write-reports.ts');
    const folder = await findRun(run, streams.cwd);
    const { summary, paths: reports, unwritten } = await writeReports(folder);
    if (unwritten !== undefined) throw unwritten;
    if (json) streams.stdout.write(`${JSON.stringify({ ...summary, folder, reports })}\n`);
    else streams.stdout.write(`${relative(streams.cwd, reports.html)}\n`);
    return EXIT.ok;
  },
});
