import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { hours } from '../../../src/model/units.ts';
import type { ServiceFault } from './service-fault.ts';
import { wrongClock } from './wrong-clock.ts';

/** `time/dst` of the service: its clock has changed to or from summer time. */
export const timeDst = ({ parameters }: FaultPlan): ServiceFault =>
  wrongClock(() => parameters.offset_us ?? hours(1));
