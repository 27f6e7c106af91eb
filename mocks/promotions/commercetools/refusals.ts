import { type Answer, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import type { Refusal } from '../../wire/refusal.ts';

/** An error as commercetools writes it: the first of `errors` repeats the message. */
export const failure = (
  statusCode: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Answer =>
  json(statusCode, { statusCode, message, errors: [{ code, message, ...more }] }, headers);

/** A change that was made on top of another version. */
export const concurrent = (id: string, sent: number, currentVersion: number): Answer =>
  failure(
    409,
    'ConcurrentModification',
    `Object ${id} has a different version than expected. Expected: ${sent} - Actual: ${currentVersion}.`,
    { currentVersion },
  );

/** A resource that is not there. */
export const notFound = (kind: string, id: string): Answer =>
  failure(404, 'ResourceNotFound', `The ${kind} with ID '${id}' was not found.`);

/** A value that must be unique and is not. */
export const duplicate = (field: string, duplicateValue: string): Answer =>
  failure(
    400,
    'DuplicateField',
    `A duplicate value '"${duplicateValue}"' exists for field '${field}'.`,
    {
      field,
      duplicateValue,
    },
  );

/** A discount code that cannot be used. */
export const nonApplicable = (discountCode: string, reason: string): Answer =>
  failure(
    400,
    'DiscountCodeNonApplicable',
    `The discountCode '${discountCode}' cannot be applied to the cart.`,
    { discountCode, reason },
  );

/** Any refusal in commercetools' shape; what does not fit a schema is 400 there. */
export const refuse = (refusal: Refusal): Answer => {
  const status = refusal.name === 'invalid-body' ? 400 : statusOf(refusal);
  return failure(status, CODES[status] ?? 'General', refusal.detail, {}, refusal.headers);
};

const CODES: Readonly<Record<number, string>> = {
  400: 'InvalidJsonInput',
  401: 'invalid_token',
  403: 'insufficient_scope',
  404: 'ResourceNotFound',
  409: 'ConcurrentModification',
  429: 'RateLimitExceeded',
  502: 'BadGateway',
  503: 'OverCapacity',
};
