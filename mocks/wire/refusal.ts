/** Why a request is refused, whatever system says so; each system has words of its own for it. */
export type ProblemName =
  | 'malformed-json'
  | 'key-malformed'
  | 'key-required'
  | 'lane-malformed'
  | 'unauthorised'
  | 'not-found'
  | 'method-not-allowed'
  | 'key-in-progress'
  | 'illegal-transition'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'host-not-allowed'
  | 'invalid-body'
  | 'key-reused'
  | 'throttled'
  | 'rate-limited'
  | 'internal-error'
  | 'not-implemented'
  | 'unavailable'
  | 'too-many-lanes';

/** A refusal before a system has put it into its own words. */
export interface Refusal {
  readonly name: ProblemName;
  /** Instead of the status that the name has (see `statusOf` in problem.ts). */
  readonly status?: number;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}
