/** Every code a user can meet; each has its section in docs/errors.md (a tidy test compares). */
export type FailureCode =
  | 'PD_USAGE'
  | 'PD_SCENARIO_UNKNOWN'
  | 'PD_SCENARIO_INVALID'
  | 'PD_SCENARIO_THREW'
  | 'PD_GATE_SYNTAX'
  | 'PD_TARGET_FORBIDDEN'
  | 'PD_TARGET_UNREACHABLE'
  | 'PD_TARGET_NOT_API'
  | 'PD_TARGET_REFUSED'
  | 'PD_TARGET_SECRET'
  | 'PD_TARGET_BINDING'
  | 'PD_TARGET_OPERATION'
  | 'PD_PORT_IN_USE'
  | 'PD_DISK'
  | 'PD_RUN_UNREADABLE'
  | 'PD_IMPORT_INVALID'
  | 'PD_IMPORT_PERSONAL_DATA'
  | 'PD_WORKER_LOST'
  | 'PD_K6_MISSING'
  | 'PD_K6_FAILED'
  | 'PD_PARTS_UNLIKE'
  | 'PD_BUG';

/** Process exit codes; 98 and 99 are verdicts, the rest are failures. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  gateInconclusive: 98,
  gateFailed: 99,
  scenarioInvalid: 104,
  stoppedBySignal: 105,
  scenarioThrew: 107,
  stopCondition: 108,
} as const;

/** Where in a user's file: 1-based line and column. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** What a failure tells beyond its code and message; without an exit code it is 2. */
export interface FailureDetails {
  readonly hint?: string;
  readonly place?: Place;
  readonly exitCode?: number;
  readonly cause?: unknown;
}

/**
 * An error a user can cause: a stable code, what is wrong, where, and what to do.
 * Device and service failures are values (see `Outcome`), never one of these.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly hint: string | undefined;
  readonly place: Place | undefined;
  readonly exitCode: number;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.place = details.place;
    this.exitCode = details.exitCode ?? EXIT.usage;
  }
}

/** `file:line:column`, as editors open it. */
export function formatPlace(place: Place): string {
  const { file, line, column } = place;
  return line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`;
}
