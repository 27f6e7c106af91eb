import type { DayOutcome } from './day-outcome.ts';

/** What a study's thread answers to a plan: how the day went, or the error that broke it. */
export type DayReply =
  | { readonly outcome: DayOutcome }
  | { readonly error: { readonly message: string; readonly stack: string } };
