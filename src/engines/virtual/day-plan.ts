import type { Plan } from '../../model/plan.ts';
import { minutes, us } from '../../model/units.ts';

/** After the last store has closed, so that those inside are served and the desk can answer. */
const AFTER_CLOSING = minutes(30);

/**
 * The plan of the whole day: every store and the full desk, from the first opening to the last
 * close, uncompressed. Only the window differs from the plan it is made of.
 */
export function wholeDay(plan: Plan): Plan {
  const opens = plan.stores.reduce((first, { opens_us }) => Math.min(first, opens_us), Infinity);
  const closes = plan.stores.reduce((last, { closes_us }) => Math.max(last, closes_us), 0);
  return {
    ...plan,
    live: {
      from_us: us(opens),
      to_us: us(closes + AFTER_CLOSING),
      compression: 1,
      share: 1,
      drainWall_us: us(0),
      settle_us: plan.live.settle_us,
    },
  };
}
