import { rmdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { emptyFolder } from '../empty-folder.ts';
import { runIdOf } from '../run-folder.ts';
import { stopLever } from '../stop-lever.ts';
import { wantsColor } from '../streams.ts';
import { studyProgress } from '../study-progress.ts';
import { readPercent, readWhole, readWindow } from '../what-if-flags.ts';

/** `peakday what-if`: the same virtual days once more, with something changed. */
export const command: Command = defineCommand({
  operands: '<scenario>',
  about: `Compare variants of a scenario over the same simulated days: sales lost, time to resolve and more,
with 95 % intervals. Nothing is sent anywhere: the virtual day runs in this process, on the business
clock. A change is path=value in the scenario's own keys; null takes something out.`,
  examples: [
    ['peakday what-if black-friday --set desk.teams.es.agents=18', 'four agents more'],
    ['peakday what-if smoke --set faults.acquirer=null', 'without that fault'],
    [
      'peakday what-if smoke --grid desk.teams.es.agents=2,3,4 --window 15:00-16:00',
      'three variants of one hour',
    ],
    [
      "peakday what-if smoke --variant 'late: faults.acquirer.start=15:02' --variant 'short: faults.acquirer.duration=2min'",
      'two, each with a name',
    ],
  ],
  flags: {
    set: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'path=value; all of them are one variant',
    },
    variant: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: '"name: path=value, path=value"; repeatable',
    },
    grid: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'path=value,value: a variant each; several are crossed',
    },
    replications: { type: 'number', default: 5, describe: 'pairs of days' },
    seed: { type: 'number', describe: "another seed than the scenario's" },
    window: { type: 'string', requiresArg: true, describe: 'HH:MM-HH:MM (default: the whole day)' },
    'min-effect': {
      type: 'string',
      default: '2%',
      describe: 'least difference that matters, of the baseline',
    },
    until: {
      type: 'string',
      requiresArg: true,
      describe: 'end early: intervals of value lost and resolve p90 within ± this',
    },
    workers: { type: 'number', describe: 'threads (default: as many as cores)' },
    out: {
      type: 'string',
      requiresArg: true,
      describe: 'folder for table, chart and JSON (default reports/what-if-...)',
    },
  },
  run: async (args, streams) => {
    const [
      { loadScenario },
      { readVariants },
      { whatIf },
      { formatWhatIf, whatIfMarkdown },
      { whatIfChart },
    ] = await Promise.all([
      import('../../scenario/load.ts'),
      import('../../study/what-if-variants.ts'),
      import('../../study/what-if.ts'),
      import('../format-what-if.ts'),
      import('../what-if-chart.ts'),
    ]);
    const { set: sets = [], variant: variants = [], grid: grids = [] } = args;
    const request = {
      variants: readVariants({ sets, variants, grids }),
      replications: readWhole('replications', args.replications, 1, 1000) ?? 5,
      seed: readWhole('seed', args.seed, 0, Number.MAX_SAFE_INTEGER),
      workers: readWhole('workers', args.workers, 1, 256),
      window: readWindow(args.window),
      minimumShare: readPercent('min-effect', args['min-effect']),
      untilShare: args.until === undefined ? undefined : readPercent('until', args.until),
    };
    const { scenario } = await loadScenario(args.scenario, { cwd: streams.cwd });
    const seed = request.seed ?? scenario.seed ?? 1;
    const id = runIdOf({ name: `what-if-${scenario.name}`, seed }, new Date(), Math.random());
    const folder = resolve(streams.cwd, args.out ?? join('reports', id));
    const made = await emptyFolder(folder);
    const progress = studyProgress(streams.stderr);
    const lever = stopLever(progress.say);
    const { signal } = lever;
    const result = await whatIf({ ...request, scenario, signal, onDay: progress.tell })
      .catch(async (error: unknown) => {
        if (made) await rmdir(folder);
        throw error;
      })
      .finally(() => {
        progress.end();
        lever.release();
      });
    await writeFile(join(folder, 'what-if.json'), `${JSON.stringify(result, null, 2)}\n`);
    await writeFile(join(folder, 'what-if.md'), whatIfMarkdown(result));
    await writeFile(join(folder, 'what-if.svg'), whatIfChart(result));
    if (args.json) streams.stdout.write(`${JSON.stringify({ ...result, folder })}\n`);
    else {
      streams.stdout.write(formatWhatIf(result, wantsColor(streams.stdout, streams.env)));
      streams.stdout.write(`\nchart  ${join(relative(streams.cwd, folder), 'what-if.svg')}\n`);
    }
    return result.ended === 'stopped' ? EXIT.stoppedBySignal : EXIT.ok;
  },
});
