import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { pricingBend } from './pricing-bend.ts';
import type { ServiceFault } from './service-fault.ts';

/** `body/wrong-total`: totals are wrong by a fixed amount; lines are right. */
export const bodyWrongTotal = ({ parameters }: FaultPlan): ServiceFault =>
  pricingBend({ kind: 'wrongTotal', addedMinor: parameters.addedMinor ?? 1 });
