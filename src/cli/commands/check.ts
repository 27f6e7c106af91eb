import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { wantsColor, widthOf } from '../streams.ts';

/** `peakday check`: what can be known of a scenario beforehand; without `--probe` no request. */
export const command: Command = defineCommand({
  operands: '<scenario>',
  about: `Validate a scenario and its gates, draw the curve of its day, forecast its load. With
--probe, also try every operation once on services of your own, and clear up after it.`,
  examples: [
    ['peakday check black-friday', 'a built-in scenario'],
    ['peakday check my-day.yaml', 'your own; errors name line and column'],
    ['peakday check my-day.yaml --set live.from=16:00', 'with something changed'],
    ['peakday check my-day.yaml --json', 'the forecast for programs'],
    [
      'peakday check my-day.yaml --target support=http://127.0.0.1:8080 --probe',
      'whether the fleet can speak to your service',
    ],
  ],
  flags: {
    set: { type: 'string', array: true, requiresArg: true, describe: 'path=value; repeatable' },
    seed: { type: 'number', describe: "another seed than the scenario's" },
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
    probe: { type: 'boolean', default: false, describe: 'one call of each operation, for real' },
  },
  run: async (args, streams) => {
    const { scenario: nameOrPath, set = [], seed, json, target = [], probe } = args;
    const [
      { loadScenario },
      { override },
      { compile, planHash },
      { forecast },
      { checkGates },
      { namesOf },
    ] = await Promise.all([
      import('../../scenario/load.ts'),
      import('../../scenario/override.ts'),
      import('../../scenario/compile.ts'),
      import('../../scenario/forecast.ts'),
      import('../check-gates.ts'),
      import('../../gates/gate-names.ts'),
    ]);
    const { scenario: written, file } = await loadScenario(nameOrPath, { cwd: streams.cwd });
    const scenario = override(written, ...set);
    checkGates(scenario.gates ?? [], [], file);
    const plan = await compile(scenario, seed === undefined ? {} : { seed });
    checkGates(scenario.gates ?? [], [], file, namesOf(plan));
    const allowHosts = args['allow-host'] ?? [];
    if (probe) {
      const { checkTargets } = await import('../check-targets.ts');
      return checkTargets({ plan, file, target, allowHosts, json }, streams);
    }
    if (target.length > 0) {
      const { resolveTargets } = await import('../targets.ts');
      resolveTargets(plan, target, allowHosts);
    }
    const expected = forecast(plan);
    const { warningsOf, formatWarnings } = await import('../plan-warnings.ts');
    const warnings = warningsOf(plan);
    if (json) {
      const hash = planHash(plan);
      const { name } = plan;
      streams.stdout.write(
        `${JSON.stringify({ valid: true, name, file, planHash: hash, forecast: expected, warnings })}\n`,
      );
      return EXIT.ok;
    }
    const [{ drawCurve }, { formatForecast }] = await Promise.all([
      import('../../scenario/draw-curve.ts'),
      import('../format-forecast.ts'),
    ]);
    const color = wantsColor(streams.stdout, streams.env);
    streams.stdout.write(`${drawCurve(plan, { width: widthOf(streams.stdout), color })}\n`);
    streams.stdout.write(`${formatForecast(plan, expected)}\n`);
    streams.stderr.write(formatWarnings(warnings));
    streams.stderr.write(`\nvalid; rehearse it: peakday run ${nameOrPath}\n`);
    return EXIT.ok;
  },
});
