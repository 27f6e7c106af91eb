import { z } from 'zod';
import type { Marks } from '../marked-basket.ts';

/** Custom fields of a cart or line. */
export interface Custom {
  readonly type?: unknown;
  readonly fields?: Marks | undefined;
}

/** A line as it is added: by SKU, with the till's own price. */
export interface LineDraft {
  readonly sku: string;
  readonly quantity?: number | undefined;
  readonly externalPrice?: { readonly centAmount: number } | undefined;
  readonly custom?: Custom | undefined;
}

/** `POST /{projectKey}/carts`. */
export interface CartDraft {
  readonly currency: string;
  readonly key?: string | undefined;
  readonly customerId?: string | undefined;
  readonly lineItems?: readonly LineDraft[] | undefined;
  readonly discountCodes?: readonly string[] | undefined;
  readonly custom?: Custom | undefined;
}

/** One update action; which members it needs depends on which it is. */
export interface Action {
  readonly sku?: string | undefined;
  readonly quantity?: number | undefined;
  readonly externalPrice?: LineDraft['externalPrice'];
  readonly custom?: Custom | undefined;
  readonly action: string;
  readonly lineItemId?: string | undefined;
  readonly code?: string | undefined;
  readonly discountCode?: { readonly id: string } | undefined;
  readonly customerId?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: unknown;
  readonly orderState?: string | undefined;
  readonly items?:
    | readonly { readonly lineItemId: string; readonly quantity: number }[]
    | undefined;
}

/** `POST` on a cart or order. */
export interface UpdateBody {
  readonly version: number;
  readonly actions: readonly Action[];
}

/** `POST /{projectKey}/orders`. */
export interface OrderDraft {
  readonly id?: string | undefined;
  readonly cart?: { readonly id: string } | undefined;
  readonly version: number;
  readonly orderNumber?: string | undefined;
}

const id = z.string().min(1).max(256);
const quantity = z.int().min(1).max(999);
const custom = z
  .object({ type: z.unknown().optional(), fields: z.record(z.string(), z.unknown()).optional() })
  .optional();
const externalPrice = z.object({ centAmount: z.int().min(0).max(10_000_000) }).optional();

/** Its schema. */
export const cartDraft: z.ZodType<CartDraft> = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_-]{2,256}$/)
    .optional(),
  customerId: id.optional(),
  lineItems: z
    .array(z.object({ sku: id, quantity: quantity.optional(), externalPrice, custom }))
    .max(200)
    .optional(),
  discountCodes: z.array(id).max(10).optional(),
  custom,
});

/** Its schema. */
export const updateBody: z.ZodType<UpdateBody> = z.object({
  version: z.int().min(0),
  actions: z
    .array(
      z.object({
        action: z.string().max(64),
        sku: id.optional(),
        quantity: z.int().min(0).max(999).optional(),
        externalPrice,
        custom,
        lineItemId: id.optional(),
        code: id.optional(),
        discountCode: z.object({ id }).optional(),
        customerId: id.optional(),
        name: id.optional(),
        value: z.unknown().optional(),
        orderState: z.string().max(64).optional(),
        items: z
          .array(z.object({ lineItemId: id, quantity }))
          .max(200)
          .optional(),
      }),
    )
    .max(500),
});

/** Its schema. */
export const orderDraft: z.ZodType<OrderDraft> = z.object({
  id: id.optional(),
  cart: z.object({ id }).optional(),
  version: z.int().min(0),
  orderNumber: id.optional(),
});
