import * as z from 'zod';
import type { CouponSpec } from './author.ts';
import type { PromotionSpec } from './author-promotions.ts';
import {
  count,
  flag,
  id,
  maybe,
  money,
  numberFrom,
  text,
  texts,
  timeOfDay,
} from './schema-parts.ts';

const percent = numberFrom(0, 100);

const base = {
  name: maybe(text),
  categories: maybe(texts),
  skus: maybe(texts),
  from: maybe(timeOfDay),
  to: maybe(timeOfDay),
  classes: maybe(texts),
  channels: maybe(z.array(z.enum(['store', 'web', 'app', 'clickAndCollect']))),
  segments: maybe(texts),
  loyaltyOnly: maybe(flag),
  minQuantity: maybe(count(1, 1000)),
  minAmount: maybe(money),
  coupon: maybe(id),
  priority: maybe(count(-1000, 1000)),
  stacking: maybe(z.enum(['compound', 'exclusive', 'stopAfter'])),
  group: maybe(id),
  advertised: maybe(flag),
};

/** One promotion; what it needs depends on its `kind`. */
export const promotion: z.ZodType<PromotionSpec> = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('percent'), value: percent }),
  z.strictObject({ ...base, kind: z.enum(['amount', 'fixedPrice', 'loyaltyPrice']), value: money }),
  z.strictObject({
    ...base,
    kind: z.literal('multiBuy'),
    buy: count(2, 100),
    pay: count(1, 99),
  }),
  z.strictObject({ ...base, kind: z.literal('threshold'), value: percent, threshold: money }),
]);

/** One coupon. */
export const coupon: z.ZodType<CouponSpec> = z.strictObject({
  limit: maybe(count(1, 1e9)),
  perCustomer: maybe(count(1, 1e6)),
  from: maybe(timeOfDay),
  to: maybe(timeOfDay),
});
