import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault } from './service-fault.ts';
import { wrongClock } from './wrong-clock.ts';

/** `time/step` of the service: its clock jumps, and jumps back when it heals. */
export const timeStep = ({ parameters }: FaultPlan): ServiceFault =>
  wrongClock(() => parameters.offset_us ?? 0);
