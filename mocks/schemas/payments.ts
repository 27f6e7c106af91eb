import { z } from 'zod';
import type { AuthoriseRequest, Payment, ReverseRequest } from '../../src/model/payment.ts';
import { currency, id } from './common.ts';

/**
 * `POST /v1/payments`. A card number in full is refused: at most the first eight and the last
 * four digits may stand in `maskedPan` (PCI DSS 4.0.1, 3.4.1).
 */
export const authoriseRequest: z.ZodType<AuthoriseRequest> = z.object({
  paymentId: id,
  storeId: id,
  tillId: id,
  terminalId: id,
  amount: z.int().min(0),
  currency,
  method: z.enum(['chip', 'contactless', 'giftCard', 'wallet']),
  maskedPan: z
    .string()
    .max(32)
    .regex(/^(?!(?:\D*\d){13})/, 'carries a card number that is not masked'),
});

/** `POST /v1/payments/{paymentId}/reversals`; the id stands in the path. */
export const reversalRequest: z.ZodType<Pick<ReverseRequest, 'reason'>> = z.object({
  reason: z.enum(['merchantCancel', 'customerCancel', 'malfunction', 'timeout']),
});

/** `POST /v1/payments/{paymentId}/aborts`; all that matters stands in the path. */
export const abortRequest: z.ZodType<Record<string, never>> = z.object({});

/** The answer of the payments routes. */
export const payment: z.ZodType<Payment> = z.object({
  paymentId: id,
  state: z.enum(['approved', 'declined', 'reversed', 'aborted']),
  amount: z.int(),
  currency,
  responseCode: z.string().length(2),
  technical: z.boolean(),
  approvalCode: z.string().nullable(),
});
