import { relative } from 'node:path';
import { REPORT_LANGUAGES } from '../../report/texts/report-languages.ts';
import { type Command, defineCommand } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { wantsColor, widthOf } from '../streams.ts';

/** `peakday merge`: one report of what the parts of a run in k6 saw. */
export const command: Command = defineCommand({
  operands: '<parts> [more..]',
  about: `Make one run, and its report, of what the instances of a rehearsal in k6 saw. Parts are
streams (files of k6's --console-output, logs of pods) or folders of them. Histograms add
up exactly; parts that are missing are named, and what rests on them is inconclusive.`,
  examples: [
    ['peakday merge run.lines --plan k6/plan.json', 'of one k6 run'],
    ['peakday merge parts --plan k8s/plan.json', 'of all that was collected'],
  ],
  flags: {
    plan: {
      type: 'string',
      requiresArg: true,
      describe: 'plan.json of the script (default: the one beside the parts)',
    },
    out: { type: 'string', requiresArg: true, describe: 'run folder (default reports/<run-id>)' },
    lang: { choices: REPORT_LANGUAGES, default: 'en', describe: 'language of report.html' },
  },
  run: async ({ parts, more = [], plan, out, lang, json }, streams) => {
    const [{ mergeRun }, { formatSummary }] = await Promise.all([
      import('../merge-run.ts'),
      import('../../report/terminal.ts'),
    ]);
    const { cwd } = streams;
    const merged = await mergeRun({ parts: [parts, ...more], plan, out, cwd, language: lang });
    const { summary, reports, folder, ending, strangers } = merged;
    if (strangers > 0) {
      streams.stderr.write(`peakday  ${strangers} lines were nobody's and are left out\n`);
    }
    if (json) streams.stdout.write(`${JSON.stringify({ ...summary, folder, reports })}\n`);
    else {
      const color = wantsColor(streams.stdout, streams.env);
      streams.stdout.write(
        `${formatSummary(summary, { color, width: widthOf(streams.stdout) }).trimEnd()}\n`,
      );
      streams.stdout.write(`\nreport  ${relative(cwd, reports.html)}\n`);
    }
    return exitCodeOf(summary.verdict, ending);
  },
});
