import type { CheckResult } from '../gates/check-run.ts';
import type { GateResult, Verdict } from '../gates/judge.ts';
import type { FindingKind } from '../measure/audit/finding.ts';
import type { AbnormalHow } from '../measure/fact-ledger.ts';
import type { IssueCounts, Stage } from '../measure/measures.ts';
import type { LostSaleCause } from '../model/facts.ts';
import type { IssueKind } from '../model/ticket.ts';

/** Every word a report shows beside figures, so that another language is one more of these. */
export interface Texts {
  readonly language: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  /** A single gate's verdict, in a word. */
  readonly gate: Readonly<Record<Verdict, string>>;
  readonly symbol: Readonly<Record<Verdict, string>>;
  readonly check: Readonly<Record<CheckResult['check'], string>>;
  readonly issue: Readonly<Record<IssueKind, string>>;
  /** A kind of issue after a number, in a word or two. */
  readonly shortIssue: Readonly<Record<IssueKind, string>>;
  readonly stage: Readonly<Record<Stage, string>>;
  /** What an issue in a stage was waiting for. */
  readonly waiting: Readonly<Record<Stage, string>>;
  readonly counts: Readonly<Record<keyof IssueCounts, string>>;
  readonly cause: Readonly<Record<LostSaleCause, string>>;
  readonly abnormal: Readonly<Record<AbnormalHow, string>>;
  /** What the audit found, in a few words. */
  readonly finding: Readonly<Record<FindingKind, string>>;
  readonly clock: Readonly<Record<NonNullable<GateResult['clock']>, string>>;
  /** Which part of a rehearsal a figure is from. */
  readonly part: string;
  readonly dayPart: string;
}

/** English. */
export const ENGLISH: Texts = {
  language: 'en',
  verdict: { pass: 'READY', fail: 'NOT READY', inconclusive: 'INCONCLUSIVE' },
  gate: { pass: 'pass', fail: 'fail', inconclusive: 'inconclusive' },
  symbol: { pass: '✓', fail: '✕', inconclusive: '?' },
  check: {
    runComplete: 'The run came to its end',
    requestsAccounted: 'Every request is accounted for',
    generatorTrustworthy: 'The load generator kept up',
  },
  issue: {
    receiptNotPrinting: 'Receipt not printing',
    discountNotApplied: 'Discount not applied',
    paymentDeclined: 'Payment declined',
    tillFrozen: 'Till frozen',
    storeOffline: 'Store offline',
    priceMismatch: 'Price mismatch',
    pickUpBlocked: 'Pick-up blocked',
  },
  shortIssue: {
    receiptNotPrinting: 'receipt printing',
    discountNotApplied: 'missing discount',
    paymentDeclined: 'payment declined',
    tillFrozen: 'till frozen',
    storeOffline: 'store offline',
    priceMismatch: 'price mismatch',
    pickUpBlocked: 'pick-up blocked',
  },
  stage: {
    notice: 'Notice',
    report: 'Report',
    acknowledge: 'Acknowledge',
    work: 'Work',
    verify: 'Verify',
    resolve: 'Resolve, start to end',
  },
  waiting: {
    notice: 'before anyone noticed',
    report: 'before it was reported',
    acknowledge: 'waiting for an agent',
    work: 'while an agent worked on it',
    verify: 'resolved, not yet verified',
    resolve: 'at any stage',
  },
  counts: {
    began: 'Began',
    noticed: 'Noticed',
    reported: 'Reported',
    acknowledged: 'Acknowledged',
    resolved: 'Resolved',
    verified: 'Verified',
    reopened: 'Reopened',
    ended: 'Ended by itself',
    open: 'Open at end',
  },
  cause: {
    queueTooLong: 'Queue too long',
    paymentDeclined: 'Payment declined',
    tillDown: 'Till out of order',
    priceMismatch: 'Price mismatch',
    pickUpBlocked: 'Pick-up blocked',
    offlineLimit: 'Above the offline card limit',
    webShopUnavailable: 'Web shop unavailable',
    discountNotApplied: 'Discount not applied',
    promotionsUnavailable: 'Promotions unavailable',
    paymentsUnavailable: 'Payments unavailable',
    storeClosed: 'Store closed',
  },
  abnormal: {
    cashInsteadOfCard: 'Cash instead of card',
    withoutDiscount: 'Without its discount',
    withoutReceipt: 'Without a receipt',
    notCommitted: 'Not committed to promotions',
    offline: 'Sold without a line',
    stalePrice: 'At a price from before',
    atAnotherTill: 'At another till',
  },
  finding: {
    paidTwice: 'Sale paid twice',
    paidNotRecorded: 'Paid and not recorded',
    recordedNotPaid: 'Recorded and not paid',
    paymentUnclear: 'Payment without an answer',
    receiptMissing: 'Sold without a receipt',
    chargedDiffers: 'Charged otherwise than priced',
    misPriced: 'Priced otherwise than the rules say',
    stalePrice: 'Sold at a price from before',
    channelDisparity: 'Another price in another channel',
    saleLost: 'Sale lost on its way to head office',
    salePending: 'Sale still on its way at the end',
    saleDoubled: 'Sale recorded twice',
    saleOutOfOrder: 'Sale recorded out of order',
    ticketNotAccepted: 'Report the desk never accepted',
    ticketNotFindable: 'Ticket accepted and not findable',
    ticketDuplicated: 'Two tickets for one issue',
    ticketNeverAcknowledged: 'Ticket never taken',
    couponOverRedeemed: 'Coupon redeemed beyond its limit',
    reservationStuck: 'Coupon held by sales that are over',
    privacyLeak: 'Personal data or a card number sent',
  },
  clock: { wall: 'wall clock', business: 'business clock' },
  part: 'live window',
  dayPart: 'virtual day',
};
