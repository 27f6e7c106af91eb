import { relative, resolve } from 'node:path';
import { EXIT } from '../../model/failure.ts';
import { REPORT_LANGUAGES } from '../../report/texts/report-languages.ts';
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
    ['peakday report last --lang es', 'in Spanish'],
    ['peakday report last --trace-events run.trace.json', 'for Perfetto'],
  ],
  flags: {
    'trace-events': {
      type: 'string',
      requiresArg: true,
      describe: 'write a trace that ui.perfetto.dev opens to this file',
    },
    lang: { choices: REPORT_LANGUAGES, default: 'en', describe: 'language of report.html' },
    csv: {
      type: 'string',
      requiresArg: true,
      describe: 'write series, issues and findings as CSV into this folder',
    },
  },
  run: async ({ run, json, csv, lang, 'trace-events': trace }, streams) => {
    const [{ writeReports }, { writeExports }] = await Promise.all([
      import('../../report/write-reports.ts'),
      import('../../telemetry/write-exports.ts'),
    ]);
    const folder = await findRun(run, streams.cwd);
    const { summary, paths: reports, unwritten } = await writeReports(folder, undefined, lang);
    if (unwritten !== undefined) throw unwritten;
    const place = (path: string | undefined): string | undefined =>
      path === undefined ? undefined : resolve(streams.cwd, path);
    const files = await writeExports(folder, { traceEvents: place(trace), csv: place(csv) });
    if (json) streams.stdout.write(`${JSON.stringify({ ...summary, folder, reports, files })}\n`);
    else {
      const lines = [reports.html, ...files].map((file) => `${relative(streams.cwd, file)}\n`);
      streams.stdout.write(lines.join(''));
    }
    return EXIT.ok;
  },
});
