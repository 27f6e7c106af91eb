import type { CheckResult } from '../gates/check-run.ts';
import type { GateResult, Verdict } from '../gates/judge.ts';
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
  },
  shortIssue: {
    receiptNotPrinting: 'receipt printing',
    discountNotApplied: 'missing discount',
    paymentDeclined: 'payment declined',
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
  },
  clock: { wall: 'wall clock', business: 'business clock' },
  part: 'live window',
  dayPart: 'virtual day',
};
