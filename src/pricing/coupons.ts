import type { CouponReason } from '../model/basket.ts';

/** What pricing asks about coupons: a service counts redemptions, a till on its own cannot. */
export interface Coupons {
  has(code: string): boolean;
  /** Why the coupon cannot be redeemed at a time of day, or null. */
  refusal(code: string, loyaltyId: string | undefined, at_us: number): CouponReason | null;
}
