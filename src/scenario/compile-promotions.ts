import type { CouponRule, PromotionRule } from '../model/plan.ts';
import type { CouponSpec } from './author.ts';
import type { PromotionSpec } from './author-promotions.ts';
import { omitUndefined } from './omit-undefined.ts';
import { minor, timeOfDay_us } from './read.ts';
import { placeOf, storesInScope } from './scope.ts';
import type { RosterEntry } from './store-roster.ts';

/** One promotion rule: money in minor units, classes resolved to stores. */
export function compilePromotion(
  id: string,
  spec: PromotionSpec,
  roster: readonly RosterEntry[],
): PromotionRule {
  const { categories, skus, channels, segments, loyaltyOnly, minQuantity, coupon, group } = spec;
  const { classes, minAmount } = spec;
  return {
    id,
    name: spec.name ?? id,
    kind: spec.kind,
    ...terms(spec),
    priority: spec.priority ?? 0,
    stacking: spec.stacking ?? 'compound',
    advertised: spec.advertised ?? false,
    ...window(spec),
    ...omitUndefined({ categories, skus, channels, segments, loyaltyOnly, minQuantity }),
    ...omitUndefined({
      coupon,
      group,
      minAmount: minAmount === undefined ? undefined : minor(minAmount),
      stores: classes && storesInScope({ classes }, roster.map(placeOf)).map((store) => store.id),
    }),
  };
}

/** One coupon, its window as instants. */
export function compileCoupon(code: string, spec: CouponSpec): CouponRule {
  const { limit, perCustomer } = spec;
  return { code, ...omitUndefined({ limit, perCustomer }), ...window(spec) };
}

function terms(spec: PromotionSpec): Pick<PromotionRule, 'value' | 'buy' | 'pay' | 'threshold'> {
  switch (spec.kind) {
    case 'percent':
      return { value: spec.value };
    case 'multiBuy':
      return { value: 0, buy: spec.buy, pay: spec.pay };
    case 'threshold':
      return { value: spec.value, threshold: minor(spec.threshold) };
    default:
      return { value: minor(spec.value) };
  }
}

const window = ({
  from,
  to,
}: {
  readonly from?: string;
  readonly to?: string;
}): Pick<PromotionRule, 'from_us' | 'to_us'> =>
  omitUndefined({
    from_us: from === undefined ? undefined : timeOfDay_us(from),
    to_us: to === undefined ? undefined : timeOfDay_us(to),
  });
