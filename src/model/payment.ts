import type { Minor } from './units.ts';

/** `payments.authorise`. Never a card number: the terminal keeps it; only a masked form travels. */
export interface AuthoriseRequest {
  readonly paymentId: string;
  readonly storeId: string;
  readonly tillId: string;
  readonly terminalId: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly method: 'chip' | 'contactless' | 'giftCard' | 'wallet';
  readonly maskedPan: string;
}

/** Where a payment stands. */
export type PaymentState = 'approved' | 'declined' | 'reversed' | 'aborted';

/** A payment as the payment service keeps it, amounts in minor units. */
export interface Payment {
  readonly paymentId: string;
  readonly state: PaymentState;
  readonly amount: Minor;
  readonly currency: string;
  /** ISO 8583 response code: `00` approved, `51` insufficient funds, `91` issuer inoperative. */
  readonly responseCode: string;
  /** True for ISO 8583 codes that are technical: 06 19 30 68 90 91 92 94 95 96. */
  readonly technical: boolean;
  readonly approvalCode: string | null;
}

/** The body of `payments.reverse`. */
export interface ReverseRequest {
  readonly paymentId: string;
  readonly reason: 'merchantCancel' | 'customerCancel' | 'malfunction' | 'timeout';
}
