import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { REPORT_LANGUAGES } from '../../report/texts/report-languages.ts';
import { type Command, defineCommand } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { printFailure } from '../fail.ts';
import { METRICS_FLAGS } from '../metrics-flags.ts';
import { progressOfDay } from '../progress-of-day.ts';
import { ProgressWindow } from '../progress-window.ts';
import { stopLever } from '../stop-lever.ts';
import { wantsColor, widthOf } from '../streams.ts';
import { UI_FLAGS } from '../ui-flags.ts';

/** `peakday run`: rehearse, judge, report. */
export const command: Command = defineCommand({
  operands: '<scenario>',
  about: `Rehearse a scenario and judge it by its gates: first a live window over real HTTP,
then the whole day in virtual time, at the latencies seen live. The scenario is a
built-in name or a .ts, .yaml or .json file. Services without a target are served by
embedded mocks.`,
  examples: [
    ['peakday run smoke', 'a small rehearsal, under 15 seconds'],
    ['peakday run black-friday --seed 7 --json', 'repeatable, for programs'],
    ["peakday run smoke --gate 'p99 of promotions.evaluate < 400ms'", 'one more gate'],
    ['peakday run black-friday --engine virtual', 'the whole day in virtual time, no requests'],
    ['peakday run black-friday --engine k6 --instances 4', 'the window in four k6 processes'],
    ['peakday run my-day.yaml --target support=http://127.0.0.1:8080', 'your own service'],
    [
      'peakday run my-day.yaml --target support=https://t.example --allow-host t.example',
      'another host: the scenario must allow it too',
    ],
  ],
  flags: {
    set: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'path=value in the scenario; repeatable',
    },
    seed: { type: 'number', describe: "repeat a run: its seed (default: the scenario's)" },
    replication: { type: 'number', describe: 'another draw of the same day (default 0)' },
    workers: { type: 'number', describe: 'load worker threads, or VUs (default: cores - 1)' },
    out: { type: 'string', requiresArg: true, describe: 'run folder (default reports/<run-id>)' },
    target: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'service=url of your own; repeatable',
    },
    'allow-host': {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'a host the scenario allows too; repeatable',
    },
    gate: { type: 'string', array: true, requiresArg: true, describe: 'add a gate; repeatable' },
    baseline: {
      type: 'string',
      requiresArg: true,
      describe: 'a run it may not be worse than: folder, id or report.html',
    },
    'baseline-tolerance': {
      type: 'string',
      default: '10%,5ms',
      describe: 'differences below it do not count',
    },
    'baseline-force': {
      type: 'boolean',
      default: false,
      describe: 'compare with a baseline that is unlike, and say so',
    },
    compression: { type: 'number', describe: 'business seconds per wall second' },
    share: { type: 'number', describe: 'share of the stores, 0 to 1' },
    'max-rate': { type: 'number', describe: 'ceiling in requests per second' },
    trace: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'a store whose every basket is kept, e.g. 0417; repeatable',
    },
    engine: {
      choices: ['live', 'k6', 'virtual'],
      default: 'live',
      describe: 'what runs the window; virtual: the day in virtual time alone, as --no-live',
    },
    instances: { type: 'number', default: 1, describe: 'k6 processes that share the stores' },
    'k6-arg': {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'an argument for k6 itself; repeatable',
    },
    live: { type: 'boolean', default: true, describe: 'rehearse the live window (--no-live: not)' },
    day: {
      type: 'boolean',
      default: true,
      describe: 'then the whole day in virtual time (--no-day: not)',
    },
    lang: { choices: REPORT_LANGUAGES, default: 'en', describe: 'language of report.html' },
    quiet: { type: 'boolean', default: false, describe: 'no progress on stderr' },
    ...UI_FLAGS,
    ...METRICS_FLAGS,
  },
  run: async (args, streams) => {
    if (args.engine !== 'k6' && (args.instances > 1 || args['k6-arg'] !== undefined)) {
      throw new Failure('PD_USAGE', '--instances and --k6-arg go with --engine k6');
    }
    // Loaded here so that `peakday run --help` does not wait for the engine.
    const [{ rehearse }, { formatSummary }, { openMetrics }, { openRunPage }] = await Promise.all([
      import('../rehearse.ts'),
      import('../../report/terminal.ts'),
      import('../open-metrics.ts'),
      import('../open-page.ts'),
    ]);
    const window = args.quiet ? undefined : new ProgressWindow(streams.stderr, streams.env);
    const metrics = await openMetrics(args, streams.env, (text) => window?.say(text));
    const lever = stopLever((text) => window?.say(text));
    let page: Awaited<ReturnType<typeof openRunPage>>;
    try {
      page = await openRunPage(args, lever.stop, (text) =>
        window === undefined ? streams.stderr.write(`${text}\n`) : window.say(text),
      );
      const { summary, folder, reports, ending, failure, isCleanable } = await rehearse(
        {
          scenario: args.scenario,
          cwd: streams.cwd,
          workers:
            args.workers ??
            Math.max(args.engine === 'k6' ? args.instances : 1, availableParallelism() - 1),
          k6:
            args.engine === 'k6'
              ? { instances: args.instances, args: args['k6-arg'] ?? [] }
              : undefined,
          sets: args.set ?? [],
          targets: args.target ?? [],
          allowHosts: args['allow-host'] ?? [],
          gates: args.gate ?? [],
          baseline:
            args.baseline === undefined
              ? undefined
              : {
                  run: args.baseline,
                  tolerance: args['baseline-tolerance'],
                  force: args['baseline-force'],
                },
          out: args.out,
          seed: args.seed,
          replication: args.replication,
          compression: args.compression,
          share: args.share,
          maxRate: args['max-rate'],
          trace: args.trace ?? [],
          language: args.lang,
          parts: { live: args.live && args.engine !== 'virtual', day: args.day },
        },
        {
          signal: lever.signal,
          onPhase: (text) => {
            window?.say(text);
            page?.phase(text);
          },
          onStart: (plan) => window?.begin(plan),
          onProgress: (progress) => window?.update(progress),
          onDay: (progress) => window?.update(progressOfDay(progress)),
          onFolder: (...run) => {
            metrics?.begin(...run);
            page?.begin(...run);
          },
          ...(page && { onOrderable: page.onOrderable }),
          onLiveEnd: async () => metrics?.end(),
        },
      );
      page?.end(summary, reports && relative(streams.cwd, reports.html));
      window?.close();
      if (args.json) {
        streams.stdout.write(`${JSON.stringify({ ...summary, folder, reports })}\n`);
      } else {
        const color = wantsColor(streams.stdout, streams.env);
        streams.stdout.write(
          `${formatSummary(summary, { color, width: widthOf(streams.stdout) }).trimEnd()}\n`,
        );
        if (reports !== undefined) {
          streams.stdout.write(`\nreport  ${relative(streams.cwd, reports.html)}\n`);
        }
        if (summary.verdict !== 'pass') {
          streams.stdout.write(`reread  peakday report ${relative(streams.cwd, folder)}\n`);
        }
        if (isCleanable) {
          streams.stdout.write(`remove  peakday clean ${relative(streams.cwd, folder)}\n`);
        }
      }
      if (failure !== undefined) return printFailure(failure, false, streams);
      return exitCodeOf(summary.verdict, ending);
    } finally {
      await page?.close();
      await metrics?.close();
      window?.close();
      lever.release();
    }
  },
});
