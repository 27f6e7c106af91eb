import { type BasketHistory, every, isPaid, last, paymentsOf } from './basket-history.ts';

/** What can be wrong with one basket. */
export const BASKET_FLAWS = [
  'paidTwice',
  'paidNotRecorded',
  'recordedNotPaid',
  'paymentUnclear',
  'receiptMissing',
  'chargedDiffers',
  'misPriced',
  'stalePrice',
  'channelDisparity',
  'saleLost',
  'salePending',
  'saleDoubled',
  'saleOutOfOrder',
] as const;
export type BasketFlaw = (typeof BASKET_FLAWS)[number];

/**
 * What is wrong with a basket, by its whole history; empty for one that went as it should. A
 * basket without an end was cut off by the end of the run and is judged by nothing.
 */
export function flawsOf(history: BasketHistory): readonly BasketFlaw[] {
  const ended = last(history, 'basket.ended');
  if (ended === undefined) return [];
  const flaws = [...moneyFlaws(history, ended.how), ...priceFlaws(history, ended.how)];
  if (ended.how === 'sold') flaws.push(...receiptFlaws(history), ...documentFlaws(history));
  return flaws;
}

/** Paid once and recorded, or not paid and not recorded. */
function moneyFlaws(history: BasketHistory, how: string): BasketFlaw[] {
  if (how === 'returned' || how === 'handedOver') return [];
  const payments = paymentsOf(history);
  const flaws: BasketFlaw[] = [];
  let paidMinor = 0;
  let isUnclear = false;
  for (const { amountMinor, state } of payments.values()) {
    if (isPaid(state)) paidMinor += amountMinor;
    else if (state === 'unknown') isUnclear = true;
  }
  if (isUnclear) flaws.push('paymentUnclear');
  const charged = last(history, 'basket.charged');
  if (how !== 'sold') {
    if (paidMinor > 0) flaws.push('paidNotRecorded');
    return flaws;
  }
  const tenders = charged?.tenders ?? [];
  let dueMinor = 0;
  let isShort = false;
  for (const { amount, paymentId } of tenders) {
    if (paymentId === null) continue;
    dueMinor += amount;
    if (!isPaidFor(payments, paymentId)) isShort = true;
  }
  if (paidMinor > dueMinor) flaws.push('paidTwice');
  if (isShort) flaws.push('recordedNotPaid');
  return flaws;
}

const isPaidFor = (payments: ReturnType<typeof paymentsOf>, paymentId: string): boolean => {
  const state = payments.get(paymentId)?.state;
  return state === undefined || state === 'unknown' || isPaid(state);
};

/** The price charged is the price told, the oracle agrees, and so does every channel (PROMO-1, -2). */
function priceFlaws(history: BasketHistory, how: string): BasketFlaw[] {
  const priced = last(history, 'basket.priced');
  if (priced === undefined || how !== 'sold') return [];
  const charged = last(history, 'basket.charged');
  const flaws: BasketFlaw[] = [];
  if (charged !== undefined && charged.chargedMinor !== priced.netMinor) {
    flaws.push('chargedDiffers');
  }
  if (priced.source === 'service' && last(history, 'basket.misPriced') !== undefined) {
    flaws.push('misPriced');
  }
  if (priced.source === 'staleTill') flaws.push('stalePrice');
  const elsewhere = last(history, 'basket.pricedElsewhere');
  if (elsewhere !== undefined && elsewhere.netMinor !== priced.netMinor) {
    flaws.push('channelDisparity');
  }
  return flaws;
}

const receiptFlaws = (history: BasketHistory): readonly BasketFlaw[] => {
  const printed = last(history, 'receipt.printed') !== undefined;
  return !printed && last(history, 'receipt.missing') !== undefined ? ['receiptMissing'] : [];
};

/** Every document reaches head office exactly once and in order (OFF-1, DUP-1). */
function documentFlaws(history: BasketHistory): BasketFlaw[] {
  const queued = every(history, 'document.queued');
  const flaws: BasketFlaw[] = [];
  if (queued.length === 0) return ['paidNotRecorded'];
  const audited = last(history, 'sale.audited');
  const recorded = every(history, 'document.recorded');
  const lost = every(history, 'document.lost');
  for (const { document } of queued) {
    const isRecorded = recorded.some((one) => one.document === document);
    if (lost.some((one) => one.document === document)) flaws.push('saleLost');
    else if (!isRecorded) flaws.push('salePending');
    // Acknowledged, and not there when it is asked after: head office lost it.
    else if (audited?.copies === 0) flaws.push('saleLost');
  }
  const copies = Math.max(0, audited?.copies ?? 0, ...recorded.map((one) => one.copies));
  if (copies > queued.length) flaws.push('saleDoubled');
  if (recorded.some((one) => !one.inOrder)) flaws.push('saleOutOfOrder');
  return flaws;
}
