import type { InferredOptionTypes, Options } from 'yargs';
import type { Streams } from './streams.ts';

/** Flags by name, as yargs declares them. */
export type Flags = Readonly<Record<string, Options>>;

/** One command as the command line sees it; `run` resolves to the exit code. */
export interface Command {
  /** What follows the command's name: `<scenario>`, `[dir]` or nothing. */
  readonly operands: string;
  readonly about: string;
  /** Shown first in the help: a command line and what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly flags: Flags;
  readonly run: (
    args: Readonly<Record<string, unknown>>,
    streams: Streams,
    commands: CommandTable,
  ) => Promise<number>;
}

/** One line of `peakday --help`; the command's module is loaded when it is run. */
export interface CommandEntry {
  readonly operands: string;
  readonly about: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command by its name. */
export type CommandTable = Readonly<Record<string, CommandEntry>>;

/** A command with typed arguments, before the command line forgets their types. */
interface TypedCommand<U extends string, O extends Flags>
  extends Omit<Command, 'operands' | 'flags' | 'run'> {
  readonly operands: U;
  readonly flags: O;
  readonly run: (args: Parsed<U, O>, streams: Streams, commands: CommandTable) => Promise<number>;
}

/** What yargs parses a command line into. */
type Parsed<U extends string, O extends Flags> = InferredOptionTypes<O> &
  Operand<U> & { readonly json: boolean };

/** `<scenario>` is a string, `[dir]` one that may be missing, `[systems..]` any number of them. */
type Operand<U extends string> = U extends `${infer First} ${infer Rest}`
  ? Operand<First> & Operand<Rest>
  : U extends `[${infer N}..]`
    ? { readonly [K in N]: readonly string[] | undefined }
    : U extends `<${infer N}>`
      ? { readonly [K in N]: string }
      : U extends `[${infer N}]`
        ? { readonly [K in N]: string | undefined }
        : unknown;

/** Declares a command: its `run` gets the types that its operands and flags declare. */
export const defineCommand = <const U extends string, const O extends Flags>(
  command: TypedCommand<U, O>,
): Command => ({
  ...command,
  // yargs has checked the arguments against the flags by the time it runs.
  run: (args, streams, commands) => command.run(args as Parsed<U, O>, streams, commands),
});
