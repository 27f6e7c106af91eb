import type { Break } from './ground.ts';
import { relayed } from './relay.ts';

/** `net/slow-close`: the other side keeps its end open for a while after the service's has ended. */
export const netSlowClose: Break = ({ parameters }, ground) =>
  relayed(ground, (far) => ({
    ended: () => ground.after(parameters.pauseWall_us ?? 0, () => far.end()),
  }));
