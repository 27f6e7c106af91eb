import { K6Origin } from '../../../../src/engines/k6/inside/k6-origin.ts';
import { k6Surroundings } from '../../../../src/engines/k6/inside/k6-surroundings.ts';
import { k6Timer, lookAtClock, now_ms } from '../../../../src/engines/k6/inside/k6-time.ts';
import { WallClock } from '../../../../src/engines/wall/wall-clock.ts';
import type { WallParts } from '../../wall-rig.ts';

/** The k6 engine's own parts: k6's client, timer and clock. */
export const k6Parts: WallParts = {
  clock: (from_us, compression) => {
    lookAtClock();
    return new WallClock({ now_ms, origin_ms: now_ms(), from_us, compression });
  },
  timer: k6Timer,
  surroundings: k6Surroundings,
  origin: (url, loop, clock) => new K6Origin(url, loop, clock),
};
