/** What a till asks the promotion service for when it prices baskets itself. */
export interface LookupRequest {
  readonly what: 'customer' | 'coupon' | 'award';
  /** A loyalty id or a coupon code. */
  readonly code: string;
  readonly storeId: string;
  readonly tillId: string;
}

/** What the promotion service knows of a customer or coupon; counts only where it keeps them. */
export interface LookupReply {
  readonly code: string;
  readonly found: boolean;
  /** A coupon: redemptions that stand, and baskets that hold it without a sale yet. */
  readonly redeemed?: number;
  readonly reserved?: number;
  readonly limit?: number;
  /** A customer: loyalty points. */
  readonly points?: number;
}
