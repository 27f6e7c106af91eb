import * as z from 'zod';
import type {
  CouponReason,
  CouponResult,
  EvaluateReply,
  EvaluateRequest,
  LineDiscount,
} from '../../model/basket.ts';
import type { Read } from '../binding.ts';
import { pricedBasket } from '../priced-basket.ts';
import { readJson } from '../read-json.ts';
import { spread } from '../spread.ts';

interface Effect {
  readonly effectType: string;
  readonly ruleName?: string | undefined;
  readonly props: {
    readonly name?: string | undefined;
    readonly value?: unknown;
    readonly position?: number | undefined;
    readonly rejectionReason?: string | undefined;
  };
}

const state: z.ZodType<{ readonly effects: readonly Effect[] }> = z.object({
  effects: z.array(
    z.object({
      effectType: z.string(),
      ruleName: z.string().optional(),
      props: z.object({
        name: z.string().optional(),
        value: z.unknown().optional(),
        position: z.number().optional(),
        rejectionReason: z.string().optional(),
      }),
    }),
  ),
});

const REASONS: Readonly<Record<string, CouponReason>> = {
  CouponNotFound: 'notFound',
  CouponExpired: 'expired',
  CouponStartDateInFuture: 'notYetValid',
  CouponLimitReached: 'limitReached',
  CampaignLimitReached: 'limitReached',
  ProfileLimitReached: 'customerLimitReached',
  CouponPartOfNotRunningCampaign: 'campaignInactive',
  CouponPartOfNotTriggeredCampaign: 'campaignInactive',
  EffectCouldNotBeApplied: 'exclusiveConflict',
  ProfileRequired: 'customerRequired',
};

/** Reads effects as a priced basket: amounts are decimals, positions are those of the cart. */
export function readEffects(request: EvaluateRequest, body: string): Read<EvaluateReply> {
  const read = readJson(state, body);
  if (!read.ok) return read;
  const { effects } = read.reply;
  const byLine = request.lines.map(() => new Map<string, LineDiscount>());
  for (const { effectType, ruleName = '', props } of effects) {
    const amount = minor(props.value);
    if (effectType === 'setDiscountPerItem')
      add(byLine[props.position ?? 0], props.name ?? ruleName, ruleName, amount);
    if (effectType !== 'setDiscount') continue;
    // A discount of the whole session: the till must know what each line bears of it.
    const values = request.lines.map(({ quantity, unitPrice }) => quantity * unitPrice);
    for (const [i, share] of spread(amount, values).entries())
      add(byLine[i], props.name ?? ruleName, ruleName, share);
  }
  const earned = effects
    .filter(({ effectType }) => effectType === 'addLoyaltyPoints')
    .reduce((sum, { props }) => sum + Number(props.value), 0);
  const pricing = {
    evaluationId: `talon-one:${request.requestId}`,
    discounts: byLine.map((discounts) => [...discounts.values()]),
    coupons: couponResults(request.coupons, effects),
    earned,
  };
  return { ok: true, reply: pricedBasket(request, pricing) };
}

/** One effect stands for one piece; a line's share in a promotion is their sum. */
function add(
  line: Map<string, LineDiscount> | undefined,
  promotionId: string,
  name: string,
  amount: number,
): void {
  if (line === undefined || amount === 0) return;
  const known = line.get(promotionId);
  line.set(promotionId, {
    promotionId,
    name,
    kind: 'amount',
    quantity: (known?.quantity ?? 0) + 1,
    amount: (known?.amount ?? 0) + amount,
  });
}

/** A code that no effect speaks of was given twice, or does nothing here. */
function couponResults(codes: readonly string[], effects: readonly Effect[]): CouponResult[] {
  const seen = new Set<string>();
  return codes.map((code) => {
    const about = effects.find(
      ({ effectType, props }) => /^(accept|reject)Coupon$/.test(effectType) && props.value === code,
    );
    if (about === undefined || seen.has(code)) return { code, status: 'skipped', reason: null };
    seen.add(code);
    if (about.effectType === 'acceptCoupon') return { code, status: 'applied', reason: null };
    const reason = REASONS[about.props.rejectionReason ?? ''] ?? 'notEligible';
    const status = reason === 'exclusiveConflict' ? 'skipped' : 'rejected';
    return { code, status, reason };
  });
}

const minor = (decimal: unknown): number =>
  typeof decimal === 'number' ? Math.round(decimal * 100) : 0;
