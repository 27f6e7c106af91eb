import { nodeClock } from '../../src/engines/live/node-clock.ts';
import { NodeOrigin } from '../../src/engines/live/node-origin.ts';
import { nodeSurroundings } from '../../src/engines/live/node-surroundings.ts';
import { nodeTimer } from '../../src/engines/live/node-timer.ts';
import type { WallParts } from './wall-rig.ts';

/** The live engine's own parts: undici and Node's clock. */
export const liveParts: WallParts = {
  clock: (from_us, compression) =>
    nodeClock(performance.timeOrigin + performance.now(), from_us, compression),
  timer: nodeTimer,
  surroundings: nodeSurroundings(),
  origin: (url, loop, clock) => new NodeOrigin(url, loop, clock),
};
