import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Hash64 } from '../../../src/random/hash.ts';
import type { Healing } from './healing.ts';
import { pricingBend } from './pricing-bend.ts';
import type { ServiceFault } from './service-fault.ts';

/** `promo/coupon-lock-stuck`: coupons that a basket was priced with stay held for it. */
export const promoCouponLockStuck = (
  { parameters: { coupon } }: FaultPlan,
  _key: Hash64,
  until: Healing,
): ServiceFault => pricingBend({ kind: 'stuckCoupons', coupon, until });
