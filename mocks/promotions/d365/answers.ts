import type { DiscountKind, LineDiscount } from '../../../src/model/basket.ts';
import type { World } from '../../world.ts';
import { decimalOf } from '../decimal.ts';
import type { Cart } from './carts.ts';

type Shown = Readonly<Record<string, unknown>>;

/** Periodic discounts: 0 multi-buy, 1 mix and match, 2 simple offer, 3 promotion, 4 threshold. */
const PERIODIC: Readonly<Record<DiscountKind, number>> = {
  percent: 2,
  amount: 2,
  fixedPrice: 2,
  loyaltyPrice: 2,
  multiBuy: 0,
  threshold: 4,
};

/** A cart as OData answers it: decimals, no tax, no charges. */
export function cartShown(cart: Cart, world: World): Shown {
  const { reply, coupons } = cart;
  const { gross, discount, net } = reply.totals;
  return {
    '@odata.context': '$metadata#Carts/$entity',
    Id: cart.id,
    Version: cart.version,
    ChannelId: 1,
    CustomerId: cart.customerId ?? '',
    LoyaltyCardId: cart.loyaltyCardId ?? '',
    SubtotalAmount: decimalOf(net),
    NetPrice: decimalOf(gross),
    DiscountAmount: decimalOf(discount),
    TaxAmount: 0,
    TotalAmount: decimalOf(net),
    AmountPaid: 0,
    AmountDue: decimalOf(net),
    Coupons: coupons.map((Code) => ({ Code, CodeId: Code })),
    DiscountCodes: coupons,
    CartLines: cart.lines.map((line, i) => {
      const priced = reply.lines[i];
      const [before = 0, after = 0] = [priced?.gross, priced?.net];
      return {
        ...line,
        UnitOfMeasureSymbol: line.UnitOfMeasureSymbol ?? 'EA',
        NetPrice: decimalOf(before),
        DiscountAmount: decimalOf(before - after),
        TotalAmount: decimalOf(after),
        PriceLines: [{ Value: line.Price ?? 0, PriceMethod: 'Fixed', OriginId: '' }],
        DiscountLines: (priced?.discounts ?? []).map((one, nth) =>
          discountShown(one, nth, before, world),
        ),
        TaxLines: [],
        ReasonCodeLines: [],
        ExtensionProperties: line.ExtensionProperties ?? [],
      };
    }),
    TenderLines: [],
    AffiliationLines: [],
    ExtensionProperties: cart.extensions,
  };
}

function discountShown(
  { promotionId, name, kind, amount, couponCode }: LineDiscount,
  nth: number,
  gross: number,
  world: World,
): Shown {
  const rule = world.config.promotions.find(({ id }) => id === promotionId);
  return {
    SaleLineNumber: nth + 1,
    OfferId: promotionId,
    OfferName: name,
    Amount: kind === 'percent' ? 0 : decimalOf(amount),
    Percentage: kind === 'percent' ? (rule?.value ?? 0) : 0,
    DealPrice: 0,
    EffectiveAmount: decimalOf(amount),
    EffectivePercentage: gross === 0 ? 0 : (amount * 100) / gross,
    DiscountCost: decimalOf(amount),
    DiscountLineTypeValue: 2,
    ManualDiscountTypeValue: 0,
    CustomerDiscountTypeValue: 0,
    PeriodicDiscountTypeValue: PERIODIC[kind],
    DiscountApplicationGroup: '',
    // 0 exclusive, 1 best price, 2 compounded.
    ConcurrencyModeValue: rule?.stacking === 'exclusive' ? 0 : 2,
    IsCompoundable: rule?.stacking !== 'exclusive',
    DiscountCode: couponCode ?? '',
    PricingPriorityNumber: rule?.priority ?? 0,
    IsDiscountCodeRequired: couponCode !== undefined,
    ThresholdAmountRequired: decimalOf(rule?.threshold ?? 0),
  };
}
