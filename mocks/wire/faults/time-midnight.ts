import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { DAY } from '../../../src/model/units.ts';
import type { ServiceFault } from './service-fault.ts';
import { wrongClock } from './wrong-clock.ts';

/** `time/midnight` of the service: its clock takes the day to be over. */
export const timeMidnight = ({ from_us }: FaultPlan): ServiceFault =>
  wrongClock(() => DAY - from_us);
