import yargs, { type Argv, type Options } from 'yargs';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import type { Command, Flags } from './command.ts';
import { type Streams, widthOf } from './streams.ts';

/** Every command has these. */
const COMMON: Flags = {
  json: { type: 'boolean', default: false, describe: 'results as JSON on stdout' },
  help: { type: 'boolean', alias: 'h', describe: 'show this text' },
};

/**
 * Parses a command's arguments: flags first, then `PEAKDAY_*`, then the flag's default.
 * @throws Failure PD_USAGE, with the nearest flag as hint
 */
export async function parse(
  name: string,
  command: Command,
  argv: readonly string[],
  streams: Streams,
): Promise<Readonly<Record<string, unknown>>> {
  const flags = withEnvironment({ ...command.flags, ...COMMON }, streams.env);
  const args: Record<string, unknown> = await parser(
    name,
    command,
    flags,
    argv,
    streams,
  ).parseAsync();
  for (const [flag, { type, array }] of Object.entries(flags)) {
    if (Array.isArray(args[flag]) && array !== true) {
      throw usage(name, `--${flag} is given more than once`);
    }
    if (type === 'number' && args[flag] !== undefined && !Number.isFinite(args[flag])) {
      throw usage(name, `--${flag} wants a number`);
    }
  }
  return args;
}

/** `peakday <command> --help`: examples first. */
export async function help(name: string, command: Command, streams: Streams): Promise<string> {
  const flags = { ...command.flags, ...COMMON };
  const text = await parser(name, command, flags, [], streams).getHelp();
  const lead = [
    command.about,
    '',
    'Examples:',
    ...command.examples.map(example),
    '',
    `Usage: ${`peakday ${name} ${command.operands}`.trimEnd()} [options]`,
    '',
  ];
  // yargs would put the examples last.
  return `${lead.join('\n')}\n${text.slice(text.indexOf('Options:')).trimEnd()}\n`;
}

/** Long command lines get their explanation on the next line, so that 80 columns do. */
const example = ([line, does]: readonly [string, string]): string =>
  line.length > 42 ? `  ${line}\n      ${does}` : `  ${line.padEnd(42)}  ${does}`;

function parser(
  name: string,
  command: Command,
  flags: Flags,
  argv: readonly string[],
  streams: Streams,
): Argv {
  return yargs([...argv])
    .scriptName('peakday')
    .locale('en')
    .wrap(widthOf(streams.stdout))
    .command({
      command: `$0 ${command.operands}`.trimEnd(),
      describe: false,
      builder: (declared) => operands(command.operands, declared.options({ ...flags })),
      handler: () => undefined,
    })
    .parserConfiguration({ 'greedy-arrays': false, 'parse-positional-numbers': false })
    .help(false)
    .version(false)
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? explain(name, message, Object.keys(flags), argv);
    });
}

/** Operands are texts, also where they look like numbers. */
const operands = (text: string, declared: Argv): Argv =>
  [...text.matchAll(/\w+/g)].reduce(
    (builder, [operand]) => builder.positional(operand, { type: 'string' }),
    declared,
  );

/** yargs says what is unknown but not what was meant. */
function explain(
  name: string,
  message: string,
  flags: readonly string[],
  argv: readonly string[],
): Failure {
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (unknown !== undefined) {
    const isOperand = argv.includes(unknown);
    const meant = isOperand ? undefined : nearest(unknown, flags);
    const text = isOperand ? `unexpected argument ${unknown}` : `unknown flag --${unknown}`;
    return usage(name, text, meant ? `did you mean --${meant}?` : undefined);
  }
  if (message.startsWith('Not enough non-option arguments')) {
    return usage(name, `peakday ${name} wants one more argument`);
  }
  return usage(name, message.replace(/\s*\n\s*/g, '; '));
}

const usage = (name: string, message: string, hint?: string): Failure =>
  new Failure('PD_USAGE', message, { hint: hint ?? `see peakday ${name} --help` });

/** Sets defaults from the environment: `--max-rate` from `PEAKDAY_MAX_RATE`. */
function withEnvironment(flags: Flags, env: Streams['env']): Flags {
  return Object.fromEntries(
    Object.entries(flags).map(([flag, options]) => {
      const variable = `PEAKDAY_${flag.replaceAll('-', '_').toUpperCase()}`;
      const text = env[variable];
      if (text === undefined || text === '') return [flag, options];
      return [flag, { ...options, default: read(variable, text, options) }];
    }),
  );
}

function read(variable: string, text: string, options: Options): unknown {
  if (options.array === true) return text.split(',');
  if (options.type === 'boolean') return !['0', 'false', 'no'].includes(text.toLowerCase());
  if (options.type !== 'number') return text;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new Failure('PD_USAGE', `${variable} wants a number, not ${text}`);
}
