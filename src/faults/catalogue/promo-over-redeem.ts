import type { FaultDefinition } from '../definition.ts';

/** `promo/over-redeem` */
export const promoOverRedeem: FaultDefinition = {
  kind: 'promo/over-redeem',
  appliedBy: 'service',
  means: 'The limit of a coupon is not enforced.',
  seen: 'Nothing at the till: more redemptions stand than were allowed.',
  scope: 'stores',
  per: ['basket', 'till', 'request'],
  parameters: {
    coupon: { key: 'coupon', kind: 'coupon', about: 'The coupon; absent: every one.' },
  },
};
