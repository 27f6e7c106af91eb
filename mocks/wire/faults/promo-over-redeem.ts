import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { pricingBend } from './pricing-bend.ts';
import type { ServiceFault } from './service-fault.ts';

/** `promo/over-redeem`: the limits of a coupon are not enforced. */
export const promoOverRedeem = ({ parameters }: FaultPlan): ServiceFault =>
  pricingBend({ kind: 'boundlessCoupons', coupon: parameters.coupon });
