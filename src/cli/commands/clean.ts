import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { findRun } from '../find-run.ts';

/** `peakday clean`: takes what a run created out of one's own services again. */
export const command: Command = defineCommand({
  operands: '<run>',
  about: `Remove what a run created in services of your own: tickets, carts, found by the run's mark.
A run is a folder, or the beginning of a run id under reports/, or \`last\`. Secrets are
read from where the scenario says, hosts must be allowed as for the run.`,
  examples: [
    ['peakday clean last', "the newest run's"],
    ['peakday clean last --allow-host desk.example', 'on a host that is not this machine'],
    ['peakday clean last --json', 'how many, for programs'],
  ],
  flags: {
    'allow-host': {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'a host the scenario allows too; repeatable',
    },
  },
  run: async ({ run, 'allow-host': allowHosts = [], json }, streams) => {
    const { cleanRun } = await import('../clean-run.ts');
    const folder = await findRun(run, streams.cwd);
    const cleaned = await cleanRun(folder, allowHosts, streams.env);
    if (json) streams.stdout.write(`${JSON.stringify({ folder, cleaned })}\n`);
    else if (cleaned.length === 0) {
      streams.stdout.write('nothing to remove: the run met no services of your own\n');
    }
    for (const { service, binding, removed, failure } of json ? [] : cleaned) {
      const what =
        failure !== undefined
          ? `not all removed: ${failure}`
          : removed === null
            ? `${binding} removes nothing`
            : `${removed} removed`;
      streams.stdout.write(`${`${service} (${binding})`.padEnd(28)}${what}\n`);
    }
    return cleaned.some(({ failure }) => failure !== undefined) ? EXIT.usage : EXIT.ok;
  },
});
