import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { pricingBend } from './pricing-bend.ts';
import type { ServiceFault } from './service-fault.ts';

/** `promo/wrong-segment`: customers are taken to be in a segment that is not theirs. */
export const promoWrongSegment = ({ parameters }: FaultPlan): ServiceFault =>
  pricingBend({ kind: 'segment', segment: parameters.segment ?? '' });
