import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault } from './service-fault.ts';
import { wrongClock } from './wrong-clock.ts';

/** `time/skew` of the service: its clock is wrong by a fixed time. */
export const timeSkew = ({ parameters }: FaultPlan): ServiceFault =>
  wrongClock(() => parameters.offset_us ?? 0);
