/** An RFC 9457 problem document; unknown members are tolerated. */
export interface Problem {
  readonly type: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
}

/** What kind of end a call had. A `timeout` is not a failure: the effect may have happened. */
export type OutcomeKind = 'ok' | 'refused' | 'reset' | 'timeout' | 'status' | 'malformed';

interface Called {
  /** From the first attempt's intended start to the last answer; wall clock. */
  readonly latencyWall_us: number;
  /** Attempts on the wire, the first included. */
  readonly attempts: number;
}

/** The answer of a service call: always a value, never an exception. */
export type Outcome<T> =
  | ({ readonly kind: 'ok'; readonly status: number; readonly body: T } & Called)
  | ({ readonly kind: 'refused' | 'reset' | 'timeout' } & Called)
  | ({
      readonly kind: 'status';
      readonly status: number;
      readonly problem: Problem | undefined;
    } & Called)
  | ({ readonly kind: 'malformed'; readonly reason: string } & Called);
