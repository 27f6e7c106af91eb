import { z } from 'zod';
import type { Marks } from '../marked-basket.ts';

/** An item of an order as it was sent; money in minor units. */
export interface OrderItem {
  readonly sku_id?: string | undefined;
  readonly product_id?: string | undefined;
  readonly source_id?: string | undefined;
  readonly quantity?: number | undefined;
  readonly price?: number | undefined;
  readonly amount?: number | undefined;
  readonly metadata?: Marks | undefined;
}

/** An order as it was sent. */
export interface OrderSent {
  readonly source_id?: string | undefined;
  readonly status?: string | undefined;
  readonly amount?: number | undefined;
  readonly items?: readonly OrderItem[] | undefined;
  readonly metadata?: Marks | undefined;
}

/** A customer as a request names one. */
export interface CustomerSent {
  readonly id?: string | undefined;
  readonly source_id?: string | undefined;
}

/** `POST /v1/validations` and `/v1/redemptions`. */
export interface StackBody {
  readonly redeemables: readonly { readonly object: string; readonly id: string }[];
  readonly order?: OrderSent | undefined;
  readonly customer?: CustomerSent | undefined;
  readonly session?:
    | {
        readonly type?: 'LOCK' | undefined;
        readonly key?: string | undefined;
        readonly ttl?: number | undefined;
        readonly ttl_unit?: TtlUnit | undefined;
      }
    | undefined;
  readonly metadata?: Marks | undefined;
}

/** `POST /v1/qualifications`. */
export interface QualificationBody {
  readonly order?: OrderSent | undefined;
  readonly customer?: CustomerSent | undefined;
  readonly options?: { readonly limit?: number | undefined } | undefined;
}

/** `POST /v1/orders`. */
export interface OrderBody extends OrderSent {
  readonly customer?: CustomerSent | undefined;
}

/** Units a session lock's time to live can have. */
export type TtlUnit = 'MILLISECONDS' | 'SECONDS' | 'MINUTES' | 'HOURS' | 'DAYS';

const name = z.string().max(256).optional();
const metadata = z.record(z.string(), z.unknown()).optional();
const money = z.int().min(0).max(10_000_000_000);

const order = z.object({
  source_id: name,
  status: z.enum(['CREATED', 'PAID', 'CANCELED', 'FULFILLED']).optional(),
  amount: money.optional(),
  items: z
    .array(
      z.object({
        sku_id: name,
        product_id: name,
        source_id: name,
        quantity: z.int().min(1).max(999).optional(),
        price: z.int().min(0).max(10_000_000).optional(),
        amount: money.optional(),
        metadata,
      }),
    )
    .max(200)
    .optional(),
  metadata,
});

const customer = z.object({ id: name, source_id: name }).optional();

/** Its schema; a request may name 30 redeemables. */
export const stackBody: z.ZodType<StackBody> = z.object({
  redeemables: z
    .array(
      z.object({
        object: z.enum([
          'voucher',
          'promotion_tier',
          'promotion_stack',
          'gift_card',
          'loyalty_card',
          'campaign',
        ]),
        id: z.string().min(1).max(256),
      }),
    )
    .min(1)
    .max(30),
  order: order.optional(),
  customer,
  session: z
    .object({
      type: z.enum(['LOCK']).optional(),
      key: z.string().min(1).max(256).optional(),
      ttl: z.number().min(0).max(1e9).optional(),
      ttl_unit: z.enum(['MILLISECONDS', 'SECONDS', 'MINUTES', 'HOURS', 'DAYS']).optional(),
    })
    .optional(),
  metadata,
});

/** Its schema. */
export const qualificationBody: z.ZodType<QualificationBody> = z.object({
  order: order.optional(),
  customer,
  options: z.object({ limit: z.int().min(1).max(50).optional() }).optional(),
});

/** Its schema. */
export const orderBody: z.ZodType<OrderBody> = order.extend({ customer });
