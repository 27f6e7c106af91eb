import { type Micros, us } from '../model/units.ts';
import type { FaultWindow } from './author-faults.ts';
import { duration_us, timeOfDay_us } from './read.ts';

/** Business instants between which a fault bites. */
export function faultWindow(fault: FaultWindow): {
  readonly from_us: Micros;
  readonly to_us: Micros;
} {
  const from_us = timeOfDay_us(fault.start);
  const to_us =
    fault.end === undefined
      ? us(from_us + duration_us(fault.duration ?? '0s'))
      : timeOfDay_us(fault.end);
  return { from_us, to_us };
}
