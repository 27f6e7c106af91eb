import type { CouponRule, PromotionRule } from '../../src/model/plan.ts';
import { hours } from '../../src/model/units.ts';

/** Coupons of the demonstration. */
export const DEMO_COUPONS: readonly CouponRule[] = [
  { code: 'BF20', limit: 5000 },
  { code: 'WELCOME5', perCustomer: 1 },
  { code: 'NIGHT10', from_us: hours(20), to_us: hours(24) },
];

const rule = (
  id: string,
  name: string,
  kind: PromotionRule['kind'],
  value: number,
  priority: number,
  more: Partial<PromotionRule> = {},
): PromotionRule => ({
  id,
  name,
  kind,
  value,
  priority,
  stacking: 'compound',
  advertised: true,
  ...more,
});

/** A dozen Black Friday rules, one or more of every kind, for trying the services by hand. */
export const DEMO_RULES: readonly PromotionRule[] = [
  rule('BF-DOORBUSTER', 'Door buster', 'fixedPrice', 9900, 100, {
    categories: ['electronics'],
    minAmount: 10_000,
    from_us: hours(8),
    to_us: hours(12),
    stacking: 'exclusive',
  }),
  rule('BF-COATS', 'Coats -30 %', 'percent', 30, 90, { categories: ['coats'] }),
  rule('BF-KNIT', 'Knitwear -25 %', 'percent', 25, 90, { categories: ['knitwear'] }),
  rule('BF-SHOES', 'Shoes -20 %', 'percent', 20, 90, { categories: ['shoes'] }),
  rule('BF-SOCKS', 'Socks 3 for 2', 'multiBuy', 0, 80, { categories: ['socks'], buy: 3, pay: 2 }),
  rule('BF-TOYS', 'Toys 4 for 3', 'multiBuy', 0, 80, { categories: ['toys'], buy: 4, pay: 3 }),
  rule('BF-JEANS', 'Jeans for 39', 'fixedPrice', 3900, 80, { categories: ['jeans'] }),
  rule('BF-CLUB', 'Club price on perfume', 'loyaltyPrice', 2990, 70, { categories: ['perfume'] }),
  rule('BF-HAPPY-HOUR', 'Happy hour -10 %', 'percent', 10, 60, {
    from_us: hours(18),
    to_us: hours(20),
    channels: ['store'],
  }),
  rule('BF-WELCOME', '5 off the first basket', 'amount', 500, 50, {
    coupon: 'WELCOME5',
    minAmount: 2000,
    advertised: false,
  }),
  rule('BF-COUPON', 'Coupon -20 %', 'percent', 20, 40, {
    coupon: 'BF20',
    group: 'whole-basket',
    advertised: false,
  }),
  rule('BF-BIG-BASKET', '-10 % from 100', 'threshold', 10, 40, {
    threshold: 10_000,
    group: 'whole-basket',
  }),
];
