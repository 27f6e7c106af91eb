import * as z from 'zod';

interface Money {
  readonly centAmount: number;
}

interface Discounted {
  readonly discount: { readonly id: string };
  readonly discountedAmount: Money;
}

/** A line of a cart or order, minor units. */
export interface CartLine {
  readonly id: string;
  readonly quantity: number;
  readonly totalPrice: Money;
  readonly discountedPricePerQuantity: readonly {
    readonly quantity: number;
    readonly discountedPrice: { readonly includedDiscounts: readonly Discounted[] };
  }[];
  readonly custom?: { readonly fields: { readonly lineId?: string | undefined } } | undefined;
}

/** What a cart and an order have in common. */
export interface CartAnswer {
  readonly id: string;
  readonly version: number;
  readonly lineItems: readonly CartLine[];
  readonly discountCodes: readonly {
    readonly discountCode: {
      readonly id: string;
      readonly obj?: { readonly code: string } | undefined;
    };
    readonly state: string;
  }[];
  readonly discountOnTotalPrice?: { readonly includedDiscounts: readonly Discounted[] } | undefined;
  readonly orderState?: string | undefined;
  readonly returnInfo?:
    | readonly {
        readonly items: readonly {
          readonly lineItemId?: string | undefined;
          readonly quantity: number;
        }[];
      }[]
    | undefined;
}

const money = z.object({ centAmount: z.number() });
const includedDiscounts = z.array(
  z.object({ discount: z.object({ id: z.string() }), discountedAmount: money }),
);

/** Schema of a cart or order. */
export const cartAnswer: z.ZodType<CartAnswer> = z.object({
  id: z.string(),
  version: z.number(),
  lineItems: z.array(
    z.object({
      id: z.string(),
      quantity: z.number(),
      totalPrice: money,
      discountedPricePerQuantity: z.array(
        z.object({ quantity: z.number(), discountedPrice: z.object({ includedDiscounts }) }),
      ),
      custom: z.object({ fields: z.object({ lineId: z.string().optional() }) }).optional(),
    }),
  ),
  discountCodes: z
    .array(
      z.object({
        discountCode: z.object({
          id: z.string(),
          obj: z.object({ code: z.string() }).optional(),
        }),
        state: z.string(),
      }),
    )
    .default([]),
  discountOnTotalPrice: z.object({ includedDiscounts }).optional(),
  orderState: z.string().optional(),
  returnInfo: z
    .array(
      z.object({
        items: z.array(z.object({ lineItemId: z.string().optional(), quantity: z.number() })),
      }),
    )
    .optional(),
});

/** A page of a query. */
export const found: z.ZodType<{
  readonly results: readonly {
    readonly id: string;
    readonly version: number;
    readonly maxApplications?: number | undefined;
  }[];
}> = z.object({
  results: z.array(
    z.object({ id: z.string(), version: z.number(), maxApplications: z.number().optional() }),
  ),
});

/** An error: its first code, and the discount code it is about. */
export const refusal: z.ZodType<{
  readonly errors: readonly {
    readonly code: string;
    readonly discountCode?: string | undefined;
    readonly reason?: string | undefined;
  }[];
}> = z.object({
  errors: z.array(
    z.object({
      code: z.string(),
      discountCode: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
});
