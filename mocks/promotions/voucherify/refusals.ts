import type { CouponReason } from '../../../src/model/basket.ts';
import { type Answer, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import type { Refusal } from '../../wire/refusal.ts';

/** An error as Voucherify writes it, in answers and in a redeemable's result. */
export interface VoucherifyError {
  readonly code: number;
  readonly key: string;
  readonly message: string;
  readonly details?: string;
  readonly resource_id?: string;
  readonly resource_type?: string;
}

/** An answer that is an error. */
export const failure = (
  error: VoucherifyError,
  headers: Readonly<Record<string, string>> = {},
): Answer => json(error.code, error, headers);

/** A thing that is not there. */
export const missing = (resource_type: string, resource_id: string): VoucherifyError => ({
  code: 404,
  key: 'not_found',
  message: 'Resource not found',
  details: `Cannot find ${resource_type} with id ${resource_id}`,
  resource_id,
  resource_type,
});

/** Any refusal in Voucherify's shape; what does not fit a schema is 400 there. */
export function refuse({ name, status, detail, headers }: Refusal): Answer {
  const code =
    name === 'invalid-body' ? 400 : statusOf({ name, detail, ...(status && { status }) });
  const [key, message] = KEYS[code] ?? ['internal_error', 'Internal error'];
  return failure({ code, key, message, details: detail }, headers);
}

const KEYS: Readonly<Record<number, readonly [key: string, message: string]>> = {
  400: ['invalid_payload', 'Invalid payload'],
  401: ['unauthorized', 'Unauthorized'],
  404: ['not_found', 'Resource not found'],
  429: ['too_many_requests', 'Too many requests hit the API too quickly.'],
  501: ['not_found', 'Resource not found'],
  503: ['service_unavailable', 'Service unavailable'],
};

const REASONS: Readonly<Record<CouponReason, readonly [key: string, message: string]>> = {
  notFound: ['not_found', 'Resource not found'],
  expired: ['voucher_expired', 'voucher expired'],
  notYetValid: ['voucher_not_active', 'voucher is not active yet'],
  limitReached: ['quantity_exceeded', 'quantity exceeded'],
  customerLimitReached: ['redemption_rules_violated', 'redemption limit of the customer reached'],
  notEligible: ['order_rules_violated', 'order does not match validation rules'],
  exclusiveConflict: ['applicable_redeemables_limit_exceeded', 'another redeemable is exclusive'],
  campaignInactive: ['voucher_disabled', 'voucher is disabled'],
  customerRequired: ['missing_customer', 'customer must be defined'],
  engineUnavailable: ['internal_error', 'Internal error'],
};

/** Why a voucher is inapplicable. */
export function reasonError(code: string, reason: CouponReason): VoucherifyError {
  if (reason === 'notFound') return missing('voucher', code);
  const [key, message] = REASONS[reason];
  return { code: 400, key, message };
}
