import * as z from 'zod';
import type {
  CouponReason,
  CouponResult,
  EvaluateReply,
  EvaluateRequest,
  LineDiscount,
} from '../../model/basket.ts';
import { basketMarks, lineMarks } from '../basket-marks.ts';
import type { BindingContext, HttpAnswer, HttpRequest } from '../binding.ts';
import { pricedBasket } from '../priced-basket.ts';
import { readJson } from '../read-json.ts';

/** A priced cart; amounts are decimals. */
export interface PricedCart {
  readonly Id: string;
  readonly TotalAmount: number;
  readonly CartLines: readonly {
    readonly DiscountLines: readonly {
      readonly OfferId?: string | null | undefined;
      readonly OfferName?: string | null | undefined;
      readonly EffectiveAmount: number;
      readonly DiscountCode?: string | null | undefined;
    }[];
  }[];
}

/** Its schema. */
export const pricedCart: z.ZodType<PricedCart> = z.object({
  Id: z.string(),
  TotalAmount: z.number(),
  CartLines: z.array(
    z.object({
      DiscountLines: z.array(
        z.object({
          OfferId: z.string().nullish(),
          OfferName: z.string().nullish(),
          EffectiveAmount: z.number(),
          DiscountCode: z.string().nullish(),
        }),
      ),
    }),
  ),
});

const REASONS: Readonly<Record<string, CouponReason>> = {
  InvalidCouponCode: 'notFound',
  CouponRequiresCustomerOnCart: 'customerRequired',
  CouponExceedsDefinedUsageLimits: 'limitReached',
  ExclusiveCouponCannotBeAppliedWithOtherCoupons: 'exclusiveConflict',
};

/** Why a cart refused a coupon: the envelope of errors varies, the resource id does not. */
export function couponRefusal({ status, body }: HttpAnswer): CouponReason | undefined {
  if (status < 400 || status >= 500) return undefined;
  const [, name = ''] = /Microsoft_Dynamics_Commerce_Runtime_(\w+)/.exec(body) ?? [];
  return REASONS[name];
}

/** Which channel a request is for. */
export const channel = (
  settings: BindingContext['settings'],
): Readonly<Record<string, string>> => ({
  oun: settings['operatingUnit'] ?? '',
});

/** A POST to the scale unit, for the channel of the target's setting `operatingUnit`. */
export function post(path: string, body: unknown, { settings }: BindingContext): HttpRequest {
  const version = settings['apiVersion'] ?? '7.3';
  return {
    method: 'POST',
    path: `${path}?api-version=${version}`,
    headers: channel(settings),
    body: JSON.stringify(body),
  };
}

/** A basket's lines as the scale unit takes them. */
export const cartLines = ({ lines }: EvaluateRequest): readonly object[] =>
  lines.map((line) => ({
    ItemId: line.sku,
    Quantity: line.quantity,
    Price: line.unitPrice / 100,
    UnitOfMeasureSymbol: 'EA',
    ExtensionProperties: extensions(lineMarks(line)),
  }));

/** A basket's members beside its lines and coupons. */
export const cartHead = (request: EvaluateRequest, id: string, runId: string): object => ({
  Id: id,
  ...(request.customer && { LoyaltyCardId: request.customer.loyaltyId }),
  ExtensionProperties: extensions(basketMarks(request, runId)),
});

const extensions = (marks: Readonly<Record<string, string>>): readonly object[] =>
  Object.entries(marks).map(([Key, StringValue]) => ({ Key, Value: { StringValue } }));

/** Reads a cart; `undefined` where it is none. */
export function cartIn(body: string): PricedCart | undefined {
  const read = readJson(pricedCart, body);
  return read.ok ? read.reply : undefined;
}

/** A priced cart as a reply; a coupon that no discount names gives nothing here. */
export function replyOfCart(
  request: EvaluateRequest,
  cart: PricedCart,
  rejected: ReadonlyMap<string, CouponReason>,
): EvaluateReply {
  const discounts = request.lines.map(({ quantity }, i) =>
    (cart.CartLines[i]?.DiscountLines ?? []).map(
      ({ OfferId, OfferName, EffectiveAmount, DiscountCode }): LineDiscount => ({
        promotionId: OfferId ?? 'd365',
        name: OfferName ?? OfferId ?? 'd365',
        kind: 'amount',
        ...(DiscountCode && { couponCode: DiscountCode }),
        quantity,
        amount: Math.round(EffectiveAmount * 100),
      }),
    ),
  );
  const applied = new Set(discounts.flat().map(({ couponCode }) => couponCode));
  const coupons = request.coupons.map((code, i): CouponResult => {
    const reason = rejected.get(code) ?? 'notEligible';
    if (request.coupons.indexOf(code) < i) return { code, status: 'skipped', reason: null };
    if (applied.has(code)) return { code, status: 'applied', reason: null };
    return { code, status: reason === 'exclusiveConflict' ? 'skipped' : 'rejected', reason };
  });
  return pricedBasket(request, { evaluationId: `d365:${cart.Id}`, discounts, coupons });
}
