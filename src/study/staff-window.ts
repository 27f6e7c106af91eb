import { wholeDay } from '../engines/virtual/day-plan.ts';
import type { LiveWindow, Plan } from '../model/plan.ts';
import { hours, minutes, us } from '../model/units.ts';

/** Before the first fault, so that the tills are as busy as they are at that time of day. */
const WARM_UP = minutes(30);

/** A part of the day, business instants. */
export type Span = Pick<LiveWindow, 'from_us' | 'to_us'>;

/**
 * The plan to be staffed for: every store and the full desk, uncompressed. Without a window of
 * the user's own it is the part of the day that has faults, from half an hour before the first to
 * three times the target's time after the last, at least an hour; the whole day without faults.
 */
export function staffWindow(plan: Plan, within_us: number, given?: Span): Plan {
  const day = wholeDay(plan);
  const { from_us, to_us } = given ?? faultsOf(day, within_us);
  return {
    ...day,
    live: {
      ...day.live,
      from_us: us(Math.max(from_us, day.live.from_us)),
      to_us: us(Math.min(to_us, day.live.to_us)),
    },
  };
}

function faultsOf({ faults, live }: Plan, within_us: number): Span {
  if (faults.length === 0) return live;
  const first_us = Math.min(...faults.map(({ from_us }) => from_us));
  const last_us = Math.max(...faults.map(({ to_us }) => to_us));
  return {
    from_us: us(first_us - WARM_UP),
    to_us: us(last_us + Math.max(hours(1), 3 * within_us)),
  };
}
