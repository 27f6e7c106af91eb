import { z } from 'zod';
import { LARGEST_PRICE } from '../decimal.ts';
import type { Marks } from '../marked-basket.ts';

/** An item of a session's cart as it was sent. */
export interface CartItem {
  readonly name?: string | undefined;
  readonly sku: string;
  readonly quantity: number;
  readonly price: number;
  readonly category?: string | undefined;
  readonly position?: number | undefined;
  readonly attributes?: Marks | undefined;
}

/** `PUT /v2/customer_sessions/{integrationId}`: members left out stay as they were. */
export interface SessionBody {
  readonly customerSession: {
    readonly profileId?: string | undefined;
    readonly state?: 'open' | 'closed' | 'partially_returned' | 'cancelled' | undefined;
    readonly couponCodes?: readonly string[] | undefined;
    readonly cartItems?: readonly CartItem[] | undefined;
    readonly attributes?: Marks | undefined;
  };
  readonly responseContent?: readonly string[] | undefined;
}

/** `PUT /v2/customer_profiles/{integrationId}`. */
export interface ProfileBody {
  readonly attributes?: Marks | undefined;
  readonly responseContent?: readonly string[] | undefined;
}

/** `POST /v2/customer_sessions/{integrationId}/returns`. */
export interface ReturnBody {
  readonly return: {
    readonly returnedCartItems: readonly {
      readonly position: number;
      readonly quantity?: number | undefined;
    }[];
  };
}

/** `POST` and `DELETE /v1/coupon_reservations/{couponValue}`. */
export interface ReservationBody {
  readonly integrationIDs: readonly string[];
}

const attributes = z.record(z.string(), z.unknown()).optional();
const responseContent = z.array(z.string().max(64)).max(20).optional();

const cartItem = z.object({
  name: z.string().max(1000).optional(),
  sku: z.string().min(1).max(128),
  quantity: z.int().min(1).max(999),
  price: z.number().min(0).max(LARGEST_PRICE),
  category: z.string().max(128).optional(),
  position: z.number().optional(),
  attributes,
});

/** Its schema. */
export const sessionBody: z.ZodType<SessionBody> = z.object({
  customerSession: z.object({
    profileId: z.string().max(128).optional(),
    state: z.enum(['open', 'closed', 'partially_returned', 'cancelled']).optional(),
    couponCodes: z.array(z.string().max(128)).max(20).optional(),
    cartItems: z.array(cartItem).max(200).optional(),
    attributes,
  }),
  responseContent,
});

/** Its schema. */
export const profileBody: z.ZodType<ProfileBody> = z.object({ attributes, responseContent });

/** Its schema. */
export const returnBody: z.ZodType<ReturnBody> = z.object({
  return: z.object({
    returnedCartItems: z
      .array(z.object({ position: z.int().min(0), quantity: z.int().min(1).max(999).optional() }))
      .min(1)
      .max(200),
  }),
});

/** Its schema. */
export const reservationBody: z.ZodType<ReservationBody> = z.object({
  integrationIDs: z.array(z.string().max(128)).max(1000),
});
