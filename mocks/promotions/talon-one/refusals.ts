import { type Answer, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import type { Refusal } from '../../wire/refusal.ts';

/** An error as the Integration API writes it. */
export const failure = (
  status: number,
  title: string,
  details: string,
  headers: Readonly<Record<string, string>> = {},
): Answer =>
  json(
    status,
    { message: title, errors: [{ title, details, source: null }], StatusCode: status },
    headers,
  );

/** Any refusal in Talon.One's shape; what does not fit a schema is 400 there. */
export const refuse = (refusal: Refusal): Answer => {
  const status = refusal.name === 'invalid-body' ? 400 : statusOf(refusal);
  return failure(status, TITLES[status] ?? 'Request failed', refusal.detail, refusal.headers);
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Validation error',
  401: 'Unauthorized',
  404: 'Not found',
  429: 'Too many requests',
  503: 'Service unavailable',
};
