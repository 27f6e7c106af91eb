import type { Measures } from '../measure/measures.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import { windowSeconds } from '../measure/window-seconds.ts';
import type { Plan } from '../model/plan.ts';
import type { GateTime } from './gate.ts';

/** Business instants from (in it) to (not in it). */
export interface TimeSpan {
  readonly from_us: number;
  readonly to_us: number;
}

/** All of a run. */
export const ALWAYS: TimeSpan = {
  from_us: Number.NEGATIVE_INFINITY,
  to_us: Number.POSITIVE_INFINITY,
};

/** The business time that a gate looks at. @returns a sentence where the run has none of it */
export function spanOf(
  time: GateTime | null,
  { plan, faults, until_us }: Pick<Measures, 'plan' | 'faults' | 'until_us'>,
): TimeSpan | string {
  if (time === null) return ALWAYS;
  const { from_us, to_us } = plan.live;
  if (time.kind === 'between') {
    const isOutside = time.to_us <= from_us || time.from_us >= to_us;
    return isOutside ? 'this part of the rehearsal has nothing of that time' : time;
  }
  const on = faults.filter((fault) => fault.from_us < to_us && fault.to_us > from_us);
  const named = on.filter(({ id }) => time.fault === null || id === time.fault);
  if (named.length === 0) {
    return time.fault === null ? 'no fault was on' : `fault ${time.fault} was not on`;
  }
  const began_us = Math.min(...named.map((fault) => fault.from_us));
  const ended_us = Math.max(...named.map((fault) => fault.to_us));
  switch (time.kind) {
    case 'before':
      return began_us <= from_us ? 'nothing was before it' : { ...ALWAYS, to_us: began_us };
    case 'during':
      return { from_us: began_us, to_us: ended_us };
    case 'after':
      return ended_us >= until_us
        ? 'it was still on when the run ended'
        : { ...ALWAYS, from_us: ended_us };
  }
}

/** The seconds whole in the live window whose middle is in the span. */
export function secondsOf(span: TimeSpan, { seconds, plan }: Timed): readonly MergedSecond[] {
  const { from_us, compression } = plan.live;
  return windowSeconds(seconds, plan.live).filter(({ second, span_s }) => {
    const middle_us = from_us + (second + span_s / 2) * compression * 1e6;
    return middle_us >= span.from_us && middle_us < span.to_us;
  });
}

/** Seconds with the window they belong to. */
interface Timed {
  readonly seconds: readonly MergedSecond[];
  readonly plan: Pick<Plan, 'live'>;
}
