import type { Plan } from '../model/plan.ts';
import type { DayOutcome } from './day-outcome.ts';
import { eachDay } from './each-day.ts';

/** How a study of many days is run. */
export interface StudyOptions {
  /** Worker threads; as many as there are cores by default. */
  readonly workers?: number;
  /** Called when one more day is done. */
  readonly onDay?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Simulates many plans, one day each, on worker threads in parallel.
 * @returns the outcomes in the order of the plans
 * @throws the first thread's Failure (PD_BUG, PD_WORKER_LOST), or the signal's reason
 */
export async function simulateDays(
  plans: readonly Plan[],
  { onDay, ...options }: StudyOptions = {},
): Promise<readonly DayOutcome[]> {
  const outcomes: DayOutcome[] = [];
  let done = 0;
  await eachDay({
    ...options,
    days: plans.length,
    // eachDay asks for days below their number only.
    plan: (day) => plans[day] as Plan,
    onOutcome: (day, outcome) => {
      outcomes[day] = outcome;
      onDay?.(++done, plans.length);
    },
  });
  return outcomes;
}
