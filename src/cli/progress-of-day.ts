import type { VirtualProgress } from '../engines/virtual/run-virtual.ts';
import type { Progress } from '../engines/wall/progress.ts';

/** Where a virtual day stands, for the window that shows live runs; nothing of it is on a wire. */
export const progressOfDay = ({ at_us, done, totals }: VirtualProgress): Progress => ({
  ...totals,
  phase: 'day',
  wall_us: 0,
  at_us,
  done,
  inFlight: 0,
  activeFaults: [],
  lag_us: 0,
  debtShare: 0,
});
