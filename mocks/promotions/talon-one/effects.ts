import type { CouponReason, EvaluateReply } from '../../../src/model/basket.ts';
import type { World } from '../../world.ts';
import { decimalOf, perPiece } from '../decimal.ts';

/** One effect of the rules, as the Integration API answers it. */
export interface Effect {
  readonly campaignId: number;
  readonly rulesetId: number;
  readonly ruleIndex: number;
  readonly ruleName: string;
  readonly effectType: string;
  readonly triggeredByCoupon?: number;
  readonly props: Readonly<Record<string, unknown>>;
}

const REASONS: Readonly<Record<CouponReason, string>> = {
  notFound: 'CouponNotFound',
  expired: 'CouponExpired',
  notYetValid: 'CouponStartDateInFuture',
  limitReached: 'CouponLimitReached',
  customerLimitReached: 'ProfileLimitReached',
  notEligible: 'CouponRejectedByCondition',
  exclusiveConflict: 'EffectCouldNotBeApplied',
  campaignInactive: 'CouponPartOfNotRunningCampaign',
  customerRequired: 'ProfileRequired',
  engineUnavailable: 'EffectCouldNotBeApplied',
};

/** The effects of a priced cart: coupons, a discount for each piece, then points. */
export function effectsOf(
  reply: EvaluateReply,
  world: World,
  profileId: string,
): readonly Effect[] {
  const coupons = reply.coupons.flatMap(({ code, status, reason }) => {
    const by = effectOf(world, world.config.promotions.find(({ coupon }) => coupon === code)?.id);
    if (status === 'applied') return [by('acceptCoupon', { value: code })];
    if (reason === null) return [];
    const why = { rejectionReason: REASONS[reason], conditionIndex: 0, effectIndex: 0 };
    return [by('rejectCoupon', { value: code, ...why, details: '' })];
  });
  const discounts = reply.lines.flatMap((line, position) =>
    line.discounts.flatMap(({ promotionId: name, amount, quantity }) =>
      perPiece(amount, Math.max(1, quantity)).map((share, subPosition) =>
        effectOf(world, name)('setDiscountPerItem', {
          name,
          value: decimalOf(share),
          position,
          subPosition,
        }),
      ),
    ),
  );
  const { earned } = reply.loyalty;
  const points =
    earned > 0
      ? [
          effectOf(world, undefined)('addLoyaltyPoints', {
            name: 'points',
            programId: 1,
            subLedgerId: '',
            value: earned,
            recipientIntegrationId: profileId,
          }),
        ]
      : [];
  return [...coupons, ...discounts, ...points];
}

/** What undoes effects when their session is cancelled. */
export const rollbacksOf = (effects: readonly Effect[]): readonly Effect[] =>
  effects.flatMap((effect) => {
    const { name, value, position, subPosition, programId, subLedgerId } = effect.props;
    if (effect.effectType === 'acceptCoupon')
      return [{ ...effect, effectType: 'rollbackCoupon', props: { value } }];
    if (effect.effectType === 'setDiscountPerItem') {
      const props = { name, value, cartItemPosition: position, cartItemSubPosition: subPosition };
      return [{ ...effect, effectType: 'rollbackDiscount', props }];
    }
    if (effect.effectType !== 'addLoyaltyPoints') return [];
    const props = { programId, subLedgerId, value };
    return [{ ...effect, effectType: 'rollbackAddedLoyaltyPoints', props }];
  });

/** Campaigns are numbered as the rules stand; 0 is the application's own. */
const effectOf =
  (world: World, promotionId: string | undefined) =>
  (effectType: string, props: Effect['props']): Effect => {
    const index = world.config.promotions.findIndex(({ id }) => id === promotionId);
    const rule = world.config.promotions[index];
    const coupon = world.config.coupons.findIndex(({ code }) => code === rule?.coupon);
    return {
      campaignId: index + 1,
      rulesetId: index + 1,
      ruleIndex: 0,
      ruleName: rule?.name ?? '',
      effectType,
      ...(coupon >= 0 && { triggeredByCoupon: coupon + 1 }),
      props,
    };
  };
