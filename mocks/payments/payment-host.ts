import type { AuthoriseRequest, Payment, ReverseRequest } from '../../src/model/payment.ts';
import { hash64 } from '../../src/random/hash.ts';
import { BoundedMap } from '../bounded-map.ts';
import { isTechnical, type Outcomes, responseCodeFor } from './outcome-table.ts';

/** How the payment host decides. */
export interface PaymentHostOptions {
  readonly outcomes?: Outcomes;
  /** Payments kept for status and reversal; 100 000 unless told. */
  readonly remembered?: number;
}

/**
 * The payment service's domain: approves or declines, tells the state, reverses. A payment id
 * is authorised once; asking again gives the first answer. No I/O, no clock, no randomness.
 * @example new PaymentHost().authorise(request).state
 */
export class PaymentHost {
  readonly #outcomes: Outcomes;
  readonly #payments: BoundedMap<string, Payment>;

  constructor({ outcomes = 'approve', remembered = 100_000 }: PaymentHostOptions = {}) {
    this.#outcomes = outcomes;
    this.#payments = new BoundedMap(remembered);
  }

  authorise(request: AuthoriseRequest): Payment {
    const { paymentId, amount, currency } = request;
    const earlier = this.#payments.get(paymentId);
    if (earlier !== undefined) return earlier;
    const responseCode = responseCodeFor(this.#outcomes, amount);
    const approved = responseCode === '00';
    const payment: Payment = {
      paymentId,
      state: approved ? 'approved' : 'declined',
      amount,
      currency,
      responseCode,
      technical: isTechnical(responseCode),
      approvalCode: approved ? approvalCode(paymentId) : null,
    };
    this.#payments.set(paymentId, payment);
    return payment;
  }

  /**
   * Ends a payment that has no outcome yet. One that was never asked for is kept as aborted, so
   * that a request still on its way is not carried out when it arrives; one that has an outcome
   * keeps it (nexo Abort).
   */
  abort(paymentId: string): Payment {
    const known = this.#payments.get(paymentId);
    if (known !== undefined) return known;
    const payment: Payment = {
      paymentId,
      state: 'aborted',
      amount: 0,
      currency: 'XTS',
      responseCode: '17',
      technical: false,
      approvalCode: null,
    };
    this.#payments.set(paymentId, payment);
    return payment;
  }

  /** The payment as it stands, or undefined when it was never seen (or is forgotten). */
  status(paymentId: string): Payment | undefined {
    return this.#payments.get(paymentId);
  }

  /**
   * Takes an approved payment back. Reversing again, or reversing a declined one, changes
   * nothing and is acknowledged, as a till repeats a reversal until it is answered.
   */
  reverse({ paymentId }: ReverseRequest): Payment | undefined {
    const payment = this.#payments.get(paymentId);
    if (payment?.state !== 'approved') return payment;
    const reversed: Payment = { ...payment, state: 'reversed' };
    this.#payments.set(paymentId, reversed);
    return reversed;
  }
}

/** Six digits or capitals (DE 38), the same for the same payment. */
const approvalCode = (paymentId: string): string => {
  const { high, low } = hash64(paymentId);
  const digits = `${high.toString(36)}${low.toString(36)}`.padEnd(6, '0');
  return digits.slice(0, 6).toUpperCase();
};
