import { z } from 'zod';
import { LARGEST_PRICE } from '../decimal.ts';

/** A property of one's own on a cart or line. */
export interface Extension {
  readonly Key: string;
  readonly Value?: { readonly StringValue?: string | null | undefined } | undefined;
}

/** A cart line as it was sent. */
export interface LineSent {
  readonly LineId?: string | undefined;
  readonly ProductId?: number | undefined;
  readonly ItemId?: string | undefined;
  readonly Quantity?: number | undefined;
  readonly UnitOfMeasureSymbol?: string | undefined;
  readonly Price?: number | undefined;
  readonly ExtensionProperties?: readonly Extension[] | undefined;
}

/** A cart, or the part of one that a PATCH changes. */
export interface CartSent {
  readonly Id?: string | undefined;
  readonly CustomerId?: string | undefined;
  readonly LoyaltyCardId?: string | undefined;
  readonly CartLines?: readonly LineSent[] | undefined;
  readonly Coupons?: readonly { readonly Code: string }[] | undefined;
  readonly ExtensionProperties?: readonly Extension[] | undefined;
}

/** The body of an action on lines. */
export interface LinesBody {
  readonly cartLines: readonly LineSent[];
  readonly cartVersion?: number | null | undefined;
}

/** The body of an action on coupons. */
export interface CouponsBody {
  readonly couponCodes: readonly string[];
}

/** The body of a checkout. */
export interface CheckoutBody {
  readonly cartTenderLines?:
    | readonly { readonly Amount: number; readonly TenderTypeId?: string | undefined }[]
    | null
    | undefined;
  readonly cartVersion?: number | null | undefined;
}

const id = z.string().max(128).optional();
const extensions = z
  .array(
    z.object({
      Key: z.string().max(128),
      Value: z.object({ StringValue: z.string().max(4000).nullish() }).optional(),
    }),
  )
  .max(50)
  .optional();
const lines = z
  .array(
    z.object({
      LineId: id,
      ProductId: z.number().optional(),
      ItemId: id,
      Quantity: z.int().min(1).max(999).optional(),
      UnitOfMeasureSymbol: z.string().max(16).optional(),
      Price: z.number().min(0).max(LARGEST_PRICE).optional(),
      ExtensionProperties: extensions,
    }),
  )
  .max(200);
const cart = z.object({
  Id: id,
  CustomerId: id,
  LoyaltyCardId: id,
  CartLines: lines.optional(),
  Coupons: z
    .array(z.object({ Code: z.string().max(128) }))
    .max(20)
    .optional(),
  ExtensionProperties: extensions,
});
const version = z.number().nullish();

/** Its schema. */
export const cartBody: z.ZodType<CartSent> = cart;

/** A cart that is priced and not kept. */
export const documentBody: z.ZodType<{ readonly salesDocument: CartSent }> = z.object({
  salesDocument: cart,
});

/** Its schema. */
export const linesBody: z.ZodType<LinesBody> = z.object({ cartLines: lines, cartVersion: version });

/** Lines to be taken away. */
export const lineIdsBody: z.ZodType<{ readonly cartLineIds: readonly string[] }> = z.object({
  cartLineIds: z.array(z.string().max(128)).max(200),
});

/** Its schema. */
export const couponsBody: z.ZodType<CouponsBody> = z.object({
  couponCodes: z.array(z.string().max(128)).max(20),
});

/** One code, as older clients send it. */
export const codeBody: z.ZodType<{ readonly discountCode: string }> = z.object({
  discountCode: z.string().max(128),
});

/** Its schema. */
export const checkoutBody: z.ZodType<CheckoutBody> = z.object({
  cartTenderLines: z
    .array(z.object({ Amount: z.number(), TenderTypeId: z.string().max(32).optional() }))
    .max(20)
    .nullish(),
  cartVersion: version,
});
