import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Outcome } from '../model/outcome.ts';
import type { AuthoriseRequest } from '../model/payment.ts';
import type { TenderKind } from '../model/sale.ts';
import type { Floor } from './floor.ts';
import { tillReaches } from './line.ts';
import { recoverPayment } from './payment-recovery.ts';
import { type PaymentWish, type Settled, stateOf } from './payment-settled.ts';
import type { Till } from './till.ts';

const METHODS: Readonly<Partial<Record<TenderKind, AuthoriseRequest['method']>>> = {
  contactless: 'contactless',
  giftCard: 'giftCard',
  wallet: 'wallet',
};

/** An id of its own for every attempt (PAY-4). @param attempt from 1 */
export const paymentIdOf = (
  floor: Floor,
  { basketId, nth }: PaymentWish,
  attempt: number,
): string => `${floor.runId}:${basketId}-p${nth * 10 + attempt}`;

/** What is sent for a payment. */
export const authorisation = (
  floor: Floor,
  till: Till,
  { tender, amountMinor }: PaymentWish,
  paymentId: string,
): AuthoriseRequest => ({
  paymentId,
  storeId: floor.store.id,
  tillId: till.id,
  terminalId: till.terminal.path,
  amount: amountMinor,
  currency: floor.plan.currency,
  method: METHODS[tender] ?? 'chip',
  maskedPan: '411111******1111',
});

/** Has a payment authorised; where no answer says how it ended, finds out (PAY-1). */
export function* authorise(
  me: Me,
  floor: Floor,
  till: Till,
  wish: PaymentWish,
  paymentId: string,
): Behaviour<Settled> {
  if (!tillReaches(floor, till, 'payments', me.now)) return 'noLine';
  const request = authorisation(floor, till, wish, paymentId);
  const reply = yield* ask('payments.authorise', request, { from: till.path });
  floor.line.saw(me, 'payments', reply);
  if (reply.kind === 'ok') return stateOf(reply.body);
  if (wasRefused(reply)) return 'notMade';
  return yield* recoverPayment(me, floor, till, paymentId);
}

/** Statuses that say "later" or "at work on it", not "no". */
const UNDECIDED: ReadonlySet<number> = new Set([408, 409, 425]);

/** Whether a call was certainly not carried out: it never arrived, or was turned down as it is. */
function wasRefused(outcome: Outcome<unknown>): boolean {
  if (outcome.kind === 'refused') return true;
  return outcome.kind === 'status' && outcome.status < 500 && !UNDECIDED.has(outcome.status);
}
