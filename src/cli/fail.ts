import { EXIT, Failure, formatPlace } from '../model/failure.ts';
import { painter, type Streams, wantsColor } from './streams.ts';

const REPORT_IT =
  'this is a bug in peakday: please report it with the command and the scenario that led here' +
  ' (PEAKDAY_DEBUG=1 shows the stack)';

/** System errors that mean the disk, with what to do about each. */
const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space, or choose another disk with --out',
  EDQUOT: 'the quota is used up: free some space, or choose another disk with --out',
  EROFS: 'the file system is read-only: choose another folder with --out',
  EACCES: 'no permission: choose a folder you may write to with --out',
  EPERM: 'no permission: choose a folder you may write to with --out',
  ENOTDIR: 'a file is in the way: choose another folder with --out',
  EEXIST: 'a file is in the way: choose another folder with --out',
  EMFILE: 'too many open files: raise the limit with `ulimit -n 65536`',
};

/** Any thrown value as a Failure: coded ones as they are, full disks by name, the rest as bugs. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { code, path, syscall, message } = facets(error);
  const onNetwork = syscall === 'listen' || syscall === 'connect';
  const hint = code === undefined || onNetwork ? undefined : DISK[code];
  if (hint !== undefined) {
    return new Failure('PD_DISK', `cannot write${path ? ` ${path}` : ''}: ${message}`, {
      hint,
      cause: error,
      exitCode: EXIT.usage,
    });
  }
  return new Failure('PD_BUG', message, { hint: REPORT_IT, exitCode: EXIT.bug, cause: error });
}

/** What system errors carry beside their message. */
function facets(error: unknown): {
  readonly code: string | undefined;
  readonly path: string | undefined;
  readonly syscall: string | undefined;
  readonly message: string;
} {
  const message = error instanceof Error ? error.message : String(error);
  const text = (key: string): string | undefined => {
    const value: unknown = error instanceof Error ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { code: text('code'), path: text('path'), syscall: text('syscall'), message };
}

/** The block a person reads: `error PD_CODE: message`, then place and hint, one line each. */
export function formatFailure(failure: Failure, color: boolean): string {
  const paint = painter(color);
  const lines = [`${paint('red', `error ${failure.code}`)}: ${failure.message}`];
  if (failure.place) lines.push(`  at ${paint('cyan', formatPlace(failure.place))}`);
  if (failure.hint) lines.push(`  ${paint('yellow', 'hint')}: ${indent(failure.hint)}`);
  return `${lines.join('\n')}\n`;
}

const indent = (text: string): string => text.replaceAll('\n', '\n  ');

/** The same for programs: `{ error: { code, message, place?, hint? } }`. */
export function failureJson(failure: Failure): { readonly error: Record<string, unknown> } {
  const { code, message, place, hint } = failure;
  return { error: { code, message, ...(place && { place }), ...(hint && { hint }) } };
}

/**
 * Prints a failure: for people on stderr, with `--json` as one object on stdout.
 * @returns its exit code
 */
export function printFailure(error: unknown, json: boolean, streams: Streams): number {
  const failure = toFailure(error);
  if (json) streams.stdout.write(`${JSON.stringify(failureJson(failure))}\n`);
  else streams.stderr.write(formatFailure(failure, wantsColor(streams.stderr, streams.env)));
  if (streams.env['PEAKDAY_DEBUG']) {
    const stack = failure.cause instanceof Error ? failure.cause.stack : failure.stack;
    streams.stderr.write(`${stack}\n`);
  }
  return failure.exitCode;
}
