import type { CouponReason, EvaluateReply } from '../../../src/model/basket.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import type { Refusal } from '../../wire/refusal.ts';

const RUNTIME = 'Microsoft_Dynamics_Commerce_Runtime_';

/** An error with its resource id. The envelope around it is not public: this one is OData's own. */
export const failure = (
  status: number,
  resource: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => json(status, { error: { code: `${RUNTIME}${resource}`, message } }, headers);

const COUPONS: Readonly<Partial<Record<CouponReason, string>>> = {
  limitReached: 'CouponExceedsDefinedUsageLimits',
  customerLimitReached: 'CouponExceedsDefinedUsageLimits',
  customerRequired: 'CouponRequiresCustomerOnCart',
  exclusiveConflict: 'ExclusiveCouponCannotBeAppliedWithOtherCoupons',
};

/** The coupon that a cart does not take, if any; one that merely gives nothing it takes. */
export function refusedCoupon({ coupons }: EvaluateReply): Answer | undefined {
  const refused = coupons.find(
    ({ status, reason }) => status === 'rejected' && reason !== 'notEligible',
  );
  return refused?.reason ? couponRefused(refused.code, refused.reason) : undefined;
}

const couponRefused = (code: string, reason: CouponReason): Answer =>
  failure(
    400,
    COUPONS[reason] ?? 'InvalidCouponCode',
    `The coupon ${code} cannot be used: ${reason}.`,
  );

/** A change that was made on top of another version. */
export const versionMismatch = (): Answer =>
  failure(400, 'InvalidCartVersion', 'The cart has been changed meanwhile.');

/** A cart that is not there. */
export const noCart = (id: string): Answer =>
  failure(404, 'CartNotFound', `There is no cart ${id.slice(0, 128)}.`);

/** Any refusal in the same shape; what does not fit a schema is 400 there. */
export const refuse = (refusal: Refusal): Answer => {
  const status = refusal.name === 'invalid-body' ? 400 : statusOf(refusal);
  return failure(status, RESOURCES[status] ?? 'GenericError', refusal.detail, refusal.headers);
};

const RESOURCES: Readonly<Record<number, string>> = {
  400: 'InvalidFormat',
  401: 'UserAuthenticationFailed',
  404: 'ObjectNotFound',
};
