import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { wantsColor } from '../streams.ts';
import { readPercent } from '../what-if-flags.ts';

/** `peakday trend`: where figures changed over many runs. */
export const command: Command = defineCommand({
  operands: '<folder>',
  about: `Follow every figure over the runs of a folder (run folders, or reports kept as .html) and find where
it changed: change points by E-divisive means with a t-test. Runs unlike the newest one are left out
and named. Exits 0 when steady or better, 99 when a figure last changed for the worse, 98 when there
are fewer than six like runs.`,
  examples: [
    ['peakday trend reports', 'all runs of this machine'],
    ['peakday trend history --benchmark benchmark.json', 'also for github-action-benchmark'],
    ['peakday trend history --least 10%', 'only changes of a tenth and more'],
  ],
  flags: {
    least: { type: 'string', default: '5%', describe: 'least change that matters' },
    html: {
      type: 'string',
      requiresArg: true,
      default: 'trend.html',
      describe: 'the page to write',
    },
    benchmark: {
      type: 'string',
      requiresArg: true,
      describe: "write the newest run's figures as customSmallerIsBetter JSON",
    },
  },
  run: async (args, streams) => {
    const [{ trendOf }, { readDigests }, { benchmarkEntries }, { trendPage }, { formatTrend }] =
      await Promise.all([
        import('../../compare/trend.ts'),
        import('../../compare/read-digests.ts'),
        import('../../compare/benchmark-json.ts'),
        import('../../report/html/compare-trend-page.ts'),
        import('../format-trend.ts'),
      ]);
    const least = readPercent('least', args.least);
    const { runs, unread } = await readDigests(resolve(streams.cwd, args.folder));
    const trend = trendOf(runs, least);
    const page = resolve(streams.cwd, args.html);
    await writeFile(page, trendPage(trend));
    if (args.benchmark !== undefined) {
      const entries = `${JSON.stringify(benchmarkEntries(trend), null, 2)}\n`;
      await writeFile(resolve(streams.cwd, args.benchmark), entries);
    }
    for (const name of unread) streams.stderr.write(`passed over ${name}: no run in it\n`);
    if (args.json) {
      streams.stdout.write(`${JSON.stringify({ ...trend, page })}\n`);
    } else {
      streams.stdout.write(formatTrend(trend, wantsColor(streams.stdout, streams.env)));
      streams.stdout.write(`\npage    ${relative(streams.cwd, page)}\n`);
    }
    if (trend.verdict === 'tooFew') return EXIT.gateInconclusive;
    return trend.verdict === 'worse' ? EXIT.gateFailed : EXIT.ok;
  },
});
