/** Something in a valid plan that will not do what its author means. */
export interface Warning {
  /** Stable: docs/guides/faults.md lists them. */
  readonly code: WarningCode;
  /** Where in the scenario, e.g. `faults.acquirer.start`. */
  readonly place: string;
  /** One sentence: what will happen. */
  readonly message: string;
  readonly hint: string;
}

/** Every warning there is, with what it warns of. */
export const WARNINGS = {
  'closed-stores': 'a fault comes while every store it strikes is closed',
  'not-live': 'a fault comes outside the live window: it is met in virtual time only',
  overlap: 'two faults do the same to the same stores at the same time',
  'nobody-there': 'no device or call in the scope can meet the fault',
  'low-dose': 'the fault is expected to bite less than once in the live window',
  squeezed: 'compression makes the fault shorter on the wall clock than a time-out',
  'beyond-patience': 'compression makes one call that times out longer than shoppers wait',
  'no-control': 'faults strike every store, and none is left to compare with',
  'many-attempts': 'more than three attempts multiply an outage',
  'no-jitter': 'retries without jitter come all at once',
  'unmeasurable-gate': 'a gate looks at what this scenario does not bring about',
} as const;
export type WarningCode = keyof typeof WARNINGS;
