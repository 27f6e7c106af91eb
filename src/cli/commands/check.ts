import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { wantsColor, widthOf } from '../streams.ts';

/** `peakday check`: everything about a scenario that can be known without a request. */
export const command: Command = defineCommand({
  operands: '<scenario>',
  about: 'Validate a scenario and its gates, draw the curve of its day, forecast its load.',
  examples: [
    ['peakday check black-friday', 'a built-in scenario'],
    ['peakday check my-day.yaml', 'your own; errors name line and column'],
    ['peakday check my-day.yaml --set live.from=16:00', 'with something changed'],
    ['peakday check my-day.yaml --json', 'the forecast for programs'],
  ],
  flags: {
    set: { type: 'string', array: true, requiresArg: true, describe: 'path=value; repeatable' },
    seed: { type: 'number', describe: "another seed than the scenario's" },
  },
  run: async ({ scenario: nameOrPath, set = [], seed, json }, streams) => {
    const [{ loadScenario }, { override }, { compile, planHash }, { forecast }, { checkGates }] =
      await Promise.all([
        import('../../scenario/load.ts'),
        import('../../scenario/override.ts'),
        import('../../scenario/compile.ts'),
        import('../../scenario/forecast.ts'),
        import('../check-gates.ts'),
      ]);
    const { scenario: written, file } = await loadScenario(nameOrPath, { cwd: streams.cwd });
    const scenario = override(written, ...set);
    checkGates(scenario.gates ?? [], [], file);
    const plan = await compile(scenario, seed === undefined ? {} : { seed });
    const expected = forecast(plan);
    if (json) {
      const hash = planHash(plan);
      streams.stdout.write(
        `${JSON.stringify({ valid: true, name: plan.name, file, planHash: hash, forecast: expected })}\n`,
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
    streams.stderr.write(`\nvalid; rehearse it: peakday run ${nameOrPath}\n`);
    return EXIT.ok;
  },
});
