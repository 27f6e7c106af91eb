import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { BasketFact } from '../model/basket-facts.ts';
import type { TenderKind } from '../model/sale.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { terminalSite } from './issue-sites.ts';
import { authorisation, authorise, paymentIdOf } from './payment-authorise.ts';
import { recoverPayment } from './payment-recovery.ts';
import { reverse } from './payment-reversal.ts';
import type { PaymentWish, Settled } from './payment-settled.ts';
import type { Dialogue } from './terminal.ts';
import type { Till } from './till.ts';

/** How a payment at a terminal ended for the till. */
export type PaymentEnd =
  | { readonly how: 'approved' | 'offline'; readonly paymentId: string }
  | { readonly how: 'declined' | 'technical' | 'unavailable' | 'offlineLimit' };

/** Tries a shopper has patience for. */
const TRIES = 2;

/** What the terminal says of itself, or what its payment came to. */
type Step = Settled | 'hardware';

/**
 * Takes a payment at the terminal: a dialogue with the shopper, then the authorisation. What goes
 * wrong is tried once more; without a line the till approves small amounts by itself.
 */
export function* payAtTerminal(
  me: Me,
  floor: Floor,
  till: Till,
  wish: PaymentWish,
): Behaviour<PaymentEnd> {
  const { basketId: basket, tender, amountMinor } = wish;
  const { terminal } = till;
  const isBlind = floor.plan.policies.payments.onSilence === 'repeat';
  let how: 'technical' | 'unavailable' = 'unavailable';
  let payment = '';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    payment = paymentIdOf(floor, wish, attempt);
    me.note({ fact: 'payment.asked', basket, payment, tender, amountMinor });
    yield* wait(wish.dialogue_us);
    const dialogue = terminal.open(me.now, floor.faults);
    const step = yield* converse(me, floor, till, wish, payment, dialogue);
    terminal.close();
    if (step === 'noLine') break;
    if (step !== 'unknown' || isBlind) {
      me.note({ fact: 'payment.ended', basket, payment, state: stateOfStep(step) });
    }
    if (step === 'approved' || step === 'declined') {
      floor.issues.worked('paymentDeclined', terminal.path);
      if (step === 'approved') return { how: step, paymentId: payment };
      me.tally(HAPPENED['payment.declined']);
      return { how: step };
    }
    how = step === 'technical' || step === 'hardware' ? 'technical' : 'unavailable';
    if (how === 'technical') {
      me.tally(HAPPENED['payment.technicalDecline']);
      floor.issues.met(me, floor, terminalSite(till), terminal.fault);
    }
    const given = payment;
    payment = '';
    if (step === 'unknown' && !isBlind) {
      reverse(floor, till, basket, given, 'timeout');
      break;
    }
  }
  if (how === 'technical') return { how };
  return payOffline(me, floor, till, wish, payment);
}

/** Leads the dialogue to an end, through whatever is the matter with the terminal. */
function* converse(
  me: Me,
  floor: Floor,
  till: Till,
  wish: PaymentWish,
  paymentId: string,
  dialogue: Dialogue,
): Behaviour<Step> {
  const { noAnswer_us, statusAgain_us, busy_us, logOn_us } = floor.plan.tills.dialogue;
  switch (dialogue) {
    case 'ready':
      return yield* authorise(me, floor, till, wish, paymentId);
    case 'loggedOut':
      yield* wait(logOn_us);
      return yield* authorise(me, floor, till, wish, paymentId);
    case 'busy':
      yield* wait(busy_us);
      return 'notMade';
    case 'cancelled':
      return 'notMade';
    case 'unreachable':
    case 'deviceOut':
    case 'declinedTechnical':
      return 'hardware';
    case 'noAnswer':
      yield* wait(noAnswer_us);
      return yield* recoverPayment(me, floor, till, paymentId);
    case 'inProgress': {
      // Asked too early: the terminal says that it is still at work, and hands the payment on late.
      yield* wait(noAnswer_us);
      me.tally(HAPPENED['payment.status']);
      yield* ask('payments.status', { paymentId }, { from: till.path });
      yield* wait(statusAgain_us);
      return yield* silently(me, floor, till, wish, paymentId);
    }
    case 'approvedButSilent':
      return yield* silently(me, floor, till, wish, paymentId, noAnswer_us);
  }
}

/** The payment is carried out, and the till is not told: it asks. */
function* silently(
  me: Me,
  floor: Floor,
  till: Till,
  wish: PaymentWish,
  paymentId: string,
  waits_us = 0,
): Behaviour<Settled> {
  const request = authorisation(floor, till, wish, paymentId);
  yield* ask('payments.authorise', request, { from: till.path });
  yield* wait(waits_us);
  return yield* recoverPayment(me, floor, till, paymentId);
}

/** Tenders whose terminal can approve by itself. */
const OFFLINE: ReadonlySet<TenderKind> = new Set<TenderKind>(['card', 'contactless', 'wallet']);

/** Without the service the till approves up to its limit, at its own risk. */
function payOffline(
  me: Me,
  floor: Floor,
  till: Till,
  wish: PaymentWish,
  asked: string,
): PaymentEnd {
  const { basketId: basket, tender, amountMinor } = wish;
  const isSmall = amountMinor <= floor.plan.tills.offlineCardLimitMinor;
  const isDown = floor.line.silentSince('payments') !== undefined || till.isCutOff(me.now);
  const payment = asked === '' ? paymentIdOf(floor, wish, TRIES + 1) : asked;
  if (isDown && isSmall && OFFLINE.has(tender)) {
    if (asked === '') me.note({ fact: 'payment.asked', basket, payment, tender, amountMinor });
    me.note({ fact: 'payment.ended', basket, payment, state: 'offline' });
    floor.issues.worked('paymentDeclined', till.terminal.path);
    return { how: 'offline', paymentId: payment };
  }
  if (asked !== '') me.note({ fact: 'payment.ended', basket, payment, state: 'notMade' });
  if (!isDown) return { how: 'unavailable' };
  me.tally(HAPPENED['payment.offlineLimit']);
  return { how: 'offlineLimit' };
}

type FactState = Extract<BasketFact, { fact: 'payment.ended' }>['state'];

/** As the audit reads it; a technical decline of the service is a decline. */
function stateOfStep(step: Step): FactState {
  if (step === 'technical') return 'declined';
  return step === 'hardware' || step === 'noLine' ? 'notMade' : step;
}
