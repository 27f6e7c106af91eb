import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { findComparable } from '../find-comparable.ts';
import { wantsColor } from '../streams.ts';

/** `peakday compare`: a run beside its baseline. */
export const command: Command = defineCommand({
  operands: '<base> <run>',
  about: `Say in what a run differs from a baseline, beyond chance and by more than a tolerance: latency by
percentile, errors, sales lost, times to resolve, audit. Either is a run as \`peakday report\` names it,
or a report.html. Unlike runs (plan, engine, compression, share, services, machine) are refused.
Exits 0 when they are equal, 99 when they differ, 98 when they do not compare.`,
  examples: [
    ['peakday compare baseline.html last', 'the newest run beside a kept report'],
    ['peakday compare reports/a reports/b --tolerance 5%,2ms', 'smaller differences count too'],
    ['peakday compare a.html b.html --force', 'from two machines, and it says so'],
  ],
  flags: {
    tolerance: {
      type: 'string',
      default: '10%,5ms',
      describe: 'differences below it do not count: of the baseline, and of a latency',
    },
    force: { type: 'boolean', default: false, describe: 'compare unlike runs, and say so' },
    html: {
      type: 'string',
      requiresArg: true,
      default: 'compare.html',
      describe: 'the page to write',
    },
  },
  run: async (args, streams) => {
    const [{ compareRuns }, { readDigest }, { parseTolerance }, { comparePage }, words] =
      await Promise.all([
        import('../../compare/compare-runs.ts'),
        import('../../compare/read-digest.ts'),
        import('../../compare/tolerance.ts'),
        import('../../report/html/compare-page.ts'),
        import('../format-comparison.ts'),
      ]);
    const tolerance = parseTolerance('tolerance', args.tolerance);
    const base = await readDigest(await findComparable(args.base, streams.cwd));
    const run = await readDigest(await findComparable(args.run, streams.cwd));
    const comparison = compareRuns(base, run, tolerance, args.force);
    const page = resolve(streams.cwd, args.html);
    await writeFile(page, comparePage(comparison));
    if (args.json) {
      streams.stdout.write(`${JSON.stringify({ ...comparison, page })}\n`);
    } else {
      streams.stdout.write(
        words.formatComparison(comparison, wantsColor(streams.stdout, streams.env)),
      );
      streams.stdout.write(`\npage    ${relative(streams.cwd, page)}\n`);
      if (comparison.verdict === 'notComparable') {
        streams.stdout.write(`anyway  peakday compare ${args.base} ${args.run} --force\n`);
      }
    }
    if (comparison.verdict === 'notComparable') return EXIT.gateInconclusive;
    return comparison.verdict === 'equal' ? EXIT.ok : EXIT.gateFailed;
  },
});
