import type { Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { LostSaleCause, Tally } from '../model/facts.ts';
import type { Tender, TenderKind } from '../model/sale.ts';
import type { Minor } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { type PaymentEnd, payAtTerminal } from './payment.ts';
import { reverse } from './payment-reversal.ts';
import { noteAbnormal } from './sale-facts.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/** What was taken for a basket, or why the shopper could not pay. */
export type Paid =
  | { readonly tenders: readonly Tender[]; readonly offline: boolean }
  | { readonly cause: LostSaleCause; readonly issue: string | undefined };

const CAUSES: Readonly<Record<Exclude<PaymentEnd['how'], 'approved' | 'offline'>, LostSaleCause>> =
  {
    declined: 'paymentDeclined',
    technical: 'paymentDeclined',
    unavailable: 'paymentsUnavailable',
    offlineLimit: 'offlineLimit',
  };

const TENDERED: Readonly<Record<TenderKind, Tally>> = {
  card: HAPPENED['sale.card'],
  contactless: HAPPENED['sale.contactless'],
  cash: HAPPENED['sale.cash'],
  giftCard: HAPPENED['sale.giftCard'],
  wallet: HAPPENED['sale.wallet'],
  bankTransfer: HAPPENED['sale.bankTransfer'],
  cashOnDelivery: HAPPENED['sale.cashOnDelivery'],
};

/** Highest amount without a PIN, minor units: 50.00 in most of Europe (PSD2 RTS art. 11). */
const CONTACTLESS_LIMIT = 5000;

/** The tenders a shopper means to pay with. */
export function plannedTenders(
  visit: Visit,
  dueMinor: Minor,
): readonly { readonly kind: TenderKind; readonly amount: Minor }[] {
  const isLarge = visit.tender === 'contactless' && dueMinor > CONTACTLESS_LIMIT;
  const kind = isLarge ? 'card' : visit.tender;
  const first = Math.floor(dueMinor / 2);
  if (!visit.splits || first === 0 || kind === 'giftCard') return [{ kind, amount: dueMinor }];
  return [
    { kind: 'giftCard', amount: first },
    { kind, amount: dueMinor - first },
  ];
}

/**
 * Takes what is due, tender by tender. Where one fails, cash does instead, if she has any; else
 * what was taken before is given back.
 */
export function* takeTenders(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  basketId: string,
  dueMinor: Minor,
): Behaviour<Paid> {
  const tenders: Tender[] = [];
  let offline = false;
  if (dueMinor <= 0) return { tenders, offline };
  const planned = plannedTenders(visit, dueMinor);
  for (const [nth, { kind, amount }] of planned.entries()) {
    if (kind === 'cash') {
      tenders.push({ kind, amount, paymentId: null });
      continue;
    }
    const dialogue_us = visit.cardDialogue_us;
    const wish = { basketId, nth, tender: kind, amountMinor: amount, dialogue_us };
    const end = yield* payAtTerminal(me, floor, till, wish);
    if (end.how === 'approved' || end.how === 'offline') {
      offline ||= end.how === 'offline';
      tenders.push({ kind, amount, paymentId: end.paymentId });
      continue;
    }
    const issue = floor.issues.find('paymentDeclined', till.terminal.path)?.id;
    if (visit.hasNoCash) {
      giveBack(floor, till, basketId, tenders);
      return { cause: CAUSES[end.how], issue };
    }
    noteAbnormal(me, floor, till, 'cashInsteadOfCard', issue, amount);
    tenders.push({ kind: 'cash', amount, paymentId: null });
  }
  for (const { kind } of tenders) me.tally(TENDERED[kind]);
  if (tenders.length > 1) me.tally(HAPPENED['sale.split']);
  return { tenders, offline };
}

/** Takes back what was paid electronically for a basket that came to nothing. */
export function giveBack(
  floor: Floor,
  till: Till,
  basketId: string,
  tenders: readonly Tender[],
): void {
  for (const { paymentId } of tenders) {
    if (paymentId !== null) reverse(floor, till, basketId, paymentId, 'customerCancel');
  }
}
