import type { FaultParameters } from '../model/fault-plan.ts';

/**
 * One thing a kind of fault is told, under the key an author writes; what is derived from it are
 * the schema, the checks, the plan and the documentation.
 */
export type FaultParameter = {
  /** Its member of the plan's parameters. */
  readonly key: keyof FaultParameters;
  /** One line: what it says. */
  readonly about: string;
  /** What stands when the author leaves it out; without one, see `required`. */
  readonly usual?: string | number;
  readonly required?: true;
} & (
  | { readonly kind: 'status'; readonly low: number }
  | { readonly kind: 'count'; readonly low: number; readonly high: number }
  | { readonly kind: 'number'; readonly low: number; readonly high: number }
  | { readonly kind: 'share' }
  /** A time that is always the same, and one that varies; `wholeSeconds` as `Retry-After` has it. */
  | { readonly kind: 'duration' | 'distribution'; readonly clock: 'wall' | 'business' }
  | { readonly kind: 'wholeSeconds' }
  /** A duration that may be negative. */
  | { readonly kind: 'offset' }
  | { readonly kind: 'money' | 'promotion' | 'coupon' | 'segment' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
);
