import * as z from 'zod';
import type { CouponReason } from '../../model/basket.ts';

/** An item of an order after discounts, minor units. */
export interface PricedItem {
  readonly amount?: number | undefined;
  readonly discount_amount?: number | undefined;
  readonly applied_discount_amount?: number | undefined;
}

/** An order after discounts: those of its items, and one of the whole. */
export interface PricedOrder {
  readonly discount_amount?: number | undefined;
  readonly applied_discount_amount?: number | undefined;
  readonly items?: readonly PricedItem[] | undefined;
}

/** A redeemable of a validation, with its own share where the answer tells it. */
export interface Redeemable {
  readonly id: string;
  readonly object: string;
  readonly name?: string | undefined;
  readonly order?: PricedOrder | undefined;
  readonly result?:
    | { readonly error?: { readonly key?: string | undefined } | undefined }
    | undefined;
}

/** The answer of `POST /v1/validations`. */
export interface Validation {
  readonly valid: boolean;
  readonly redeemables: readonly Redeemable[];
  readonly skipped_redeemables?: readonly Redeemable[] | undefined;
  readonly inapplicable_redeemables?: readonly Redeemable[] | undefined;
  readonly order?: PricedOrder | undefined;
}

/** An order that is kept, with its redemptions by id. */
export interface KeptOrder extends PricedOrder {
  readonly id: string;
  readonly status?: string | undefined;
  readonly redemptions?:
    | Readonly<Record<string, { readonly rollback_id?: string | undefined }>>
    | undefined;
}

const money = z.number().optional();
const pricedOrder = z.object({
  discount_amount: money,
  applied_discount_amount: money,
  items: z
    .array(z.object({ amount: money, discount_amount: money, applied_discount_amount: money }))
    .optional(),
});
const redeemable = z.object({
  id: z.string(),
  object: z.string(),
  name: z.string().optional(),
  order: pricedOrder.optional(),
  result: z.object({ error: z.object({ key: z.string().optional() }).optional() }).optional(),
});

/** Schema of a validation. */
export const validation: z.ZodType<Validation> = z.object({
  valid: z.boolean(),
  redeemables: z.array(redeemable),
  skipped_redeemables: z.array(redeemable).optional(),
  inapplicable_redeemables: z.array(redeemable).optional(),
  order: pricedOrder.optional(),
});

/** Schema of `POST /v1/qualifications`: what could apply. */
export const qualification: z.ZodType<{
  readonly redeemables: { readonly data: readonly Redeemable[] };
}> = z.object({ redeemables: z.object({ data: z.array(redeemable) }) });

/** Schema of an order. */
export const keptOrder: z.ZodType<KeptOrder> = pricedOrder.extend({
  id: z.string(),
  status: z.string().optional(),
  redemptions: z.record(z.string(), z.object({ rollback_id: z.string().optional() })).optional(),
});

/** Schema of `POST /v1/redemptions`. */
export const redeemed: z.ZodType<{
  readonly parent_redemption: { readonly id: string };
  readonly order?: PricedOrder | undefined;
}> = z.object({
  parent_redemption: z.object({ id: z.string() }),
  order: pricedOrder.optional(),
});

const REASONS: Readonly<Record<string, CouponReason>> = {
  not_found: 'notFound',
  voucher_not_found: 'notFound',
  voucher_expired: 'expired',
  voucher_not_active: 'notYetValid',
  quantity_exceeded: 'limitReached',
  redemption_rules_violated: 'customerLimitReached',
  voucher_disabled: 'campaignInactive',
  missing_customer: 'customerRequired',
  applicable_redeemables_limit_exceeded: 'exclusiveConflict',
};

/** A reason in peakday's words; rules of customers and orders are all `notEligible`. */
export const reasonOf = ({ result }: Redeemable): CouponReason =>
  REASONS[result?.error?.key ?? ''] ?? 'notEligible';
