import type { CouponReason, CouponResult, EvaluateRequest } from '../model/basket.ts';
import type { Candidate } from './best-deal.ts';
import type { Coupons } from './coupons.ts';
import { whyNot } from './eligibility.ts';
import type { RuleBook } from './rule-book.ts';

/** What became of each code of a basket, in its order; a code given twice counts once. */
export function couponResults(
  request: EvaluateRequest,
  refusals: ReadonlyMap<string, CouponReason>,
  candidates: readonly Candidate[],
  applied: readonly string[],
  book: RuleBook,
  at_us: number,
): CouponResult[] {
  if (request.coupons.length === 0) return [];
  const seen = new Set<string>();
  return request.coupons.map((code): CouponResult => {
    if (seen.has(code)) return { code, status: 'skipped', reason: null };
    seen.add(code);
    const refusal = refusals.get(code);
    if (refusal !== undefined) return { code, status: 'rejected', reason: refusal };
    if (applied.includes(code)) return { code, status: 'applied', reason: null };
    // It fitted, and another deal took its pieces or was better.
    if (candidates.some(({ compiled }) => compiled.rule.coupon === code))
      return { code, status: 'skipped', reason: 'exclusiveConflict' };
    return { code, status: 'rejected', reason: unfit(code, request, book, at_us) };
  });
}

/** Why no rule of a code fitted: the first rule's reason. */
function unfit(
  code: string,
  request: EvaluateRequest,
  book: RuleBook,
  at_us: number,
): CouponReason {
  const rule = book.byCoupon.get(code)?.[0];
  if (rule === undefined) return 'campaignInactive';
  return whyNot(rule, request, at_us, false) ?? 'notEligible';
}

const NONE: ReadonlyMap<string, CouponReason> = new Map();

/** Codes that cannot be redeemed, and why. */
export function couponRefusals(
  request: EvaluateRequest,
  coupons: Coupons,
  book: RuleBook,
  at_us: number,
): ReadonlyMap<string, CouponReason> {
  if (request.coupons.length === 0) return NONE;
  const refusals = new Map<string, CouponReason>();
  for (const code of request.coupons) {
    const known = coupons.has(code) || book.byCoupon.has(code);
    const reason = known ? coupons.refusal(code, request.customer?.loyaltyId, at_us) : 'notFound';
    if (reason !== null) refusals.set(code, reason);
  }
  return refusals;
}
