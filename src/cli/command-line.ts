import { EXIT, Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { COMMANDS } from './commands.ts';
import { printFailure } from './fail.ts';
import { overview } from './overview.ts';
import type { Streams } from './streams.ts';
import { VERSION } from './version.ts';

const GLOBAL_FLAGS = ['--help', '-h', '--version', '--json'];

/**
 * The whole command line: finds the command, loads only that one, parses its flags, runs it.
 * Every failure is printed here, once.
 * @param argv what follows `peakday`
 * @returns the exit code
 */
export async function runCommandLine(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    return await dispatch(argv, streams);
  } catch (error) {
    return printFailure(error, wantsJson(argv, streams), streams);
  }
}

const wantsJson = (argv: readonly string[], streams: Streams): boolean =>
  argv.includes('--json') || Boolean(streams.env['PEAKDAY_JSON']);

async function dispatch(argv: readonly string[], streams: Streams): Promise<number> {
  const name = argv.find((word) => !word.startsWith('-'));
  if (name === undefined) return withoutCommand(argv, streams);
  const entry = COMMANDS[name];
  if (entry === undefined) throw unknownCommand(name);
  const rest = [...argv];
  rest.splice(rest.indexOf(name), 1);
  // The parser is the slowest part of starting up, and `--help` alone does not need it.
  const [{ command }, { parse, help }] = await Promise.all([
    entry.load(),
    import('./parse-arguments.ts'),
  ]);
  if (rest.includes('--help') || rest.includes('-h')) {
    streams.stdout.write(await help(name, command, streams));
    return EXIT.ok;
  }
  return command.run(await parse(name, command, rest, streams), streams, COMMANDS);
}

function withoutCommand(argv: readonly string[], streams: Streams): number {
  const unknown = argv.find((flag) => !GLOBAL_FLAGS.includes(flag));
  if (unknown !== undefined) {
    const meant = nearest(unknown, GLOBAL_FLAGS);
    throw new Failure('PD_USAGE', `unknown flag ${unknown}`, {
      hint: meant ? `did you mean ${meant}?` : 'see peakday --help',
    });
  }
  if (argv.includes('--version')) {
    const text = argv.includes('--json') ? JSON.stringify({ version: VERSION }) : VERSION;
    streams.stdout.write(`${text}\n`);
  } else {
    streams.stdout.write(overview());
  }
  return EXIT.ok;
}

function unknownCommand(name: string): Failure {
  const meant = nearest(name, Object.keys(COMMANDS));
  const scenarioFile = /\.(ya?ml|json|[cm]?[jt]s)$/.test(name);
  const hint = scenarioFile
    ? `to rehearse that scenario: peakday run ${name}`
    : meant
      ? `did you mean \`peakday ${meant}\`?`
      : `the commands are ${Object.keys(COMMANDS).join(', ')}`;
  return new Failure('PD_USAGE', `unknown command ${name}`, { hint });
}
