import type { Minor } from './units.ts';

/** One line of a basket as sent to the promotion service. Prices in minor units. */
export interface BasketLine {
  readonly lineId: string;
  readonly sku: string;
  readonly gtin?: string;
  readonly categories: readonly string[];
  readonly quantity: number;
  readonly unitPrice: Minor;
  readonly discountable: boolean;
  readonly returnOf?: string | null;
}

/** Where a basket is bought. */
export type Channel = 'store' | 'web' | 'app' | 'clickAndCollect';

/** A discount the till asks for by hand, e.g. one that the desk authorised. */
export interface ManualDiscount {
  /** The promotion it stands in for, when it does. */
  readonly promotionId: string;
  /** Who allowed it: a ticket id or a clerk. */
  readonly authorisedBy: string;
}

/** `promotions.evaluate` and `promotions.commit`: the same body, told apart by `mode`. */
export interface EvaluateRequest {
  readonly requestId: string;
  readonly mode: 'preview' | 'commit' | 'cancel' | 'return';
  readonly basketId: string;
  readonly storeId: string;
  readonly tillId: string;
  readonly channel: Channel;
  readonly currency: string;
  /** ISO 8601 with the store's wall time written as UTC; the moment that decides the price. */
  readonly pricedAt: string;
  readonly customer?: {
    readonly loyaltyId: string;
    readonly tier: string;
    readonly segments: readonly string[];
  };
  readonly coupons: readonly string[];
  readonly manualDiscounts: readonly ManualDiscount[];
  readonly lines: readonly BasketLine[];
}

/** How a promotion reckons its discount. */
export type DiscountKind =
  | 'percent'
  | 'amount'
  | 'fixedPrice'
  | 'multiBuy'
  | 'threshold'
  | 'loyaltyPrice';

/** One promotion’s share in a line’s discount, minor units. */
export interface LineDiscount {
  readonly promotionId: string;
  readonly name: string;
  readonly kind: DiscountKind;
  readonly couponCode?: string;
  readonly quantity: number;
  readonly amount: Minor;
  readonly group?: string;
}

/** A basket line after its discounts: `net = gross - discounts`, minor units. */
export interface PricedLine {
  readonly lineId: string;
  readonly gross: Minor;
  readonly net: Minor;
  readonly discounts: readonly LineDiscount[];
}

/** Why a coupon was not applied. */
export type CouponReason =
  | 'notFound'
  | 'expired'
  | 'notYetValid'
  | 'limitReached'
  | 'customerLimitReached'
  | 'notEligible'
  | 'exclusiveConflict'
  | 'campaignInactive'
  | 'customerRequired'
  | 'engineUnavailable';

/** What became of one coupon of the request. */
export interface CouponResult {
  readonly code: string;
  readonly status: 'applied' | 'rejected' | 'skipped';
  readonly reason: CouponReason | null;
}

/** The priced basket: lines in the order asked, money in minor units. */
export interface EvaluateReply {
  readonly requestId: string;
  readonly evaluationId: string;
  readonly basketId: string;
  readonly totals: { readonly gross: Minor; readonly discount: Minor; readonly net: Minor };
  readonly lines: readonly PricedLine[];
  readonly coupons: readonly CouponResult[];
  readonly loyalty: {
    readonly earned: number;
    readonly redeemed: number;
    readonly balance: number;
  };
  readonly freeItems: readonly string[];
  readonly messages: readonly string[];
  readonly rulesVersion: string;
}
