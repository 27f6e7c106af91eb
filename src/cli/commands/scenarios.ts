import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';

/** `peakday scenarios`: what comes built in. */
export const command: Command = defineCommand({
  operands: '',
  about: 'List the built-in scenarios.',
  examples: [
    ['peakday scenarios', 'names and titles'],
    ['peakday scenarios --json', 'with the file of each, to copy from'],
  ],
  flags: {},
  run: async ({ json }, streams) => {
    const { listScenarios } = await import('../../scenario/load.ts');
    const scenarios = await listScenarios();
    if (json) {
      streams.stdout.write(`${JSON.stringify({ scenarios })}\n`);
      return EXIT.ok;
    }
    const widest = Math.max(...scenarios.map(({ name }) => name.length));
    for (const { name, title } of scenarios) {
      streams.stdout.write(`${name.padEnd(widest)}  ${title}\n`);
    }
    streams.stderr.write('\nlook at one: peakday check <name>; rehearse it: peakday run <name>\n');
    return EXIT.ok;
  },
});
