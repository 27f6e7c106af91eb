import type { FaultDefinition } from '../definition.ts';

/** `promo/coupon-lock-stuck` */
export const promoCouponLockStuck: FaultDefinition = {
  kind: 'promo/coupon-lock-stuck',
  appliedBy: 'service',
  means: 'Coupons that a basket reserved are never given back.',
  seen: 'A coupon that was not redeemed is refused as in use.',
  scope: 'stores',
  per: ['basket', 'till', 'request'],
  parameters: {
    coupon: { key: 'coupon', kind: 'coupon', about: 'The coupon; absent: every one.' },
  },
};
