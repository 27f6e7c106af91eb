import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { examine } from '../examine.ts';
import { painter, wantsColor } from '../streams.ts';

/** `peakday doctor`: what this machine can rehearse, and what it lacks. */
export const command: Command = defineCommand({
  operands: '',
  about: 'Say what this machine can rehearse, and what it lacks. Exits 1 when it cannot at all.',
  examples: [
    ['peakday doctor', 'a line for each thing looked at'],
    ['peakday doctor --json', 'the same for a bug report'],
  ],
  flags: {},
  run: async ({ json }, streams) => {
    const findings = await examine(streams);
    const broken = findings.some(({ state }) => state === 'missing');
    if (json) {
      streams.stdout.write(`${JSON.stringify({ ok: !broken, findings })}\n`);
    } else {
      const paint = painter(wantsColor(streams.stdout, streams.env));
      const style = { ok: 'green', weak: 'yellow', missing: 'red' } as const;
      for (const { state, what, found, hint } of findings) {
        const line = `${paint(style[state], state.padEnd(8))}${what.padEnd(12)}${found}`;
        streams.stdout.write(`${line}${hint ? `\n${' '.repeat(20)}${hint}` : ''}\n`);
      }
    }
    return broken ? EXIT.bug : EXIT.ok;
  },
});
