import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { hours } from '../../../src/model/units.ts';
import type { ServiceFault } from './service-fault.ts';
import { wrongClock } from './wrong-clock.ts';

/** `time/drift` of the service: its clock gains by and by, from when the fault is first met. */
export function timeDrift({ parameters: { perHour_us = 0 } }: FaultPlan): ServiceFault {
  let began_us: number | undefined;
  return wrongClock((wall_us) => {
    began_us ??= wall_us;
    return Math.round((perHour_us * (wall_us - began_us)) / hours(1));
  });
}
