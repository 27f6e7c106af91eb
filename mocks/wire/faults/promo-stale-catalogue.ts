import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { DAY } from '../../../src/model/units.ts';
import { pricingBend } from './pricing-bend.ts';
import type { ServiceFault } from './service-fault.ts';

/** `promo/stale-catalogue`: the service prices by rules as old as told. */
export const promoStaleCatalogue = ({ parameters }: FaultPlan): ServiceFault =>
  pricingBend({ kind: 'staleRules', age_us: parameters.age_us ?? DAY });
