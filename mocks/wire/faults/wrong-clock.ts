import type { ServiceFault } from './service-fault.ts';

/** A service's clock that is ahead by so much (negative: behind). */
export function wrongClock(ahead_us: (wall_us: number) => number): ServiceFault {
  return {
    strike: ({ wall_us }) => ({
      kind: 'bend',
      bend: { kind: 'clock', offset_us: ahead_us(wall_us) },
    }),
  };
}
