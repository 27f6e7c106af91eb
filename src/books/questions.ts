import { type Ask, ask } from '../kernel/effects.ts';
import type { Fact } from '../model/facts.ts';
import type { Operation, Operations } from '../model/operations.ts';
import type { Outcome } from '../model/outcome.ts';

/** A question to a service, and the fact its answer makes; null when it told nothing. */
export interface Question {
  readonly ask: Ask;
  answer(outcome: Outcome<never>): Fact | null;
}

const FROM = { from: 'audit' };

/** What became of a payment that had no answer. */
export const paymentQuestion = (basket: string, payment: string): Question =>
  question(
    'payments.status',
    { paymentId: payment },
    ({ state }) => ({ fact: 'payment.audited', basket, payment, state }),
    { fact: 'payment.audited', basket, payment, state: 'notMade' },
  );

/** How many documents of a basket head office holds. */
export const saleQuestion = (basket: string): Question =>
  question(
    'sales.get',
    { basketId: basket },
    ({ copies }) => ({ fact: 'sale.audited', basket, copies }),
    { fact: 'sale.audited', basket, copies: 0 },
  );

/** Whether a ticket that was accepted is there. */
export const ticketQuestion = (ticket: string): Question =>
  question(
    'support.get',
    { ticketId: ticket },
    () => ({ fact: 'ticket.audited', ticket, found: true }),
    { fact: 'ticket.audited', ticket, found: false },
  );

/** How often a coupon was redeemed, and how often it is held. */
export const couponQuestion = (coupon: string): Question =>
  question(
    'promotions.lookup',
    { what: 'coupon', code: coupon, storeId: 'audit', tillId: 'audit' },
    ({ redeemed, reserved = 0, limit = null }) =>
      redeemed === undefined ? null : { fact: 'coupon.audited', coupon, redeemed, reserved, limit },
    null,
  );

/** @param notFound what a 404 says */
function question<K extends Operation>(
  operation: K,
  request: Operations[K]['request'],
  found: (reply: Operations[K]['reply']) => Fact | null,
  notFound: Fact | null,
): Question {
  return {
    ask: ask(operation, request, FROM),
    answer: (outcome: Outcome<Operations[K]['reply']>) => {
      if (outcome.kind === 'ok') return found(outcome.body);
      return outcome.kind === 'status' && outcome.status === 404 ? notFound : null;
    },
  };
}
