import { z } from 'zod';
import type { EvaluateReply, EvaluateRequest } from '../../src/model/basket.ts';
import type { LookupReply } from '../../src/model/lookup.ts';
import { currency, id, instant, minor, text } from './common.ts';

const line = z.object({
  lineId: id,
  sku: id,
  gtin: z.string().max(14).exactOptional(),
  categories: z.array(id).max(32),
  quantity: z.int().min(1).max(999),
  unitPrice: minor,
  discountable: z.boolean(),
  returnOf: z.string().max(260).nullable().exactOptional(),
});

/** `POST /v1/evaluations`. Members it does not name are tolerated and dropped. */
export const evaluateRequest: z.ZodType<EvaluateRequest> = z.object({
  requestId: id,
  mode: z.enum(['preview', 'commit', 'cancel', 'return']),
  basketId: id,
  storeId: id,
  tillId: id,
  channel: z.enum(['store', 'web', 'app', 'clickAndCollect']),
  currency,
  pricedAt: instant,
  customer: z
    .object({ loyaltyId: id, tier: z.string().max(64), segments: z.array(id).max(64) })
    .exactOptional(),
  coupons: z.array(id).max(20),
  manualDiscounts: z.array(z.object({ promotionId: id, authorisedBy: id })).max(20),
  lines: z.array(line).max(200),
});

const discount = z.object({
  promotionId: id,
  name: text,
  kind: z.enum(['percent', 'amount', 'fixedPrice', 'multiBuy', 'threshold', 'loyaltyPrice']),
  couponCode: id.exactOptional(),
  quantity: z.int(),
  amount: z.int(),
  group: z.string().exactOptional(),
});

const coupon = z.object({
  code: id,
  status: z.enum(['applied', 'rejected', 'skipped']),
  reason: z
    .enum([
      'notFound',
      'expired',
      'notYetValid',
      'limitReached',
      'customerLimitReached',
      'notEligible',
      'exclusiveConflict',
      'campaignInactive',
      'customerRequired',
      'engineUnavailable',
    ])
    .nullable(),
});

/** The answer of `POST /v1/evaluations`. */
export const evaluateReply: z.ZodType<EvaluateReply> = z.object({
  requestId: id,
  evaluationId: z.string(),
  basketId: id,
  totals: z.object({ gross: z.int(), discount: z.int(), net: z.int() }),
  lines: z.array(
    z.object({ lineId: id, gross: z.int(), net: z.int(), discounts: z.array(discount) }),
  ),
  coupons: z.array(coupon),
  loyalty: z.object({ earned: z.int(), redeemed: z.int(), balance: z.int() }),
  freeItems: z.array(z.string()),
  messages: z.array(z.string()),
  rulesVersion: z.string(),
});

/** The answer of `GET /v1/lookups/{what}/{code}`. */
export const lookupReply: z.ZodType<LookupReply> = z.object({
  code: id,
  found: z.boolean(),
  redeemed: z.int().min(0).exactOptional(),
  reserved: z.int().min(0).exactOptional(),
  limit: z.int().min(0).exactOptional(),
  points: z.int().exactOptional(),
});
