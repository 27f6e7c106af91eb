import type { BasketStep } from '../../books/basket-history.ts';
import type { Fact, FactTime } from '../../model/facts.ts';

type Of<Name extends Fact['fact']> = Extract<Fact, { readonly fact: Name }> & FactTime;

/** A ticket as its store reported it. */
export type ReportedTicket = Of<'issue.reported'>;
/** A report that the desk did not accept. */
export type RefusedReport = Of<'issue.refused'>;
/** A coupon as its service told at the end. */
export type AuditedCoupon = Of<'coupon.audited'>;
/** Something personal that was sent. */
export type LeakFact = Of<'privacy.leaked'>;

/** Facts that only the audit reads. */
export type AuditFact =
  | BasketStep
  | Of<'ticket.audited' | 'coupon.audited' | 'audit.unanswered' | 'privacy.leaked'>
  | Of<'store.pending' | 'coverage.counted'>;

/**
 * The audit's facts, joined as they are read. Only baskets that did not go as they should, and
 * those of traced stores, are in a run's facts, so that this holds what is wrong and not what was
 * sold.
 */
export class AuditLedger {
  readonly baskets: Map<string, BasketStep[]> = new Map();
  readonly reported: ReportedTicket[] = [];
  /** Issues whose report the desk did not accept at first, and when. */
  readonly refused: Map<string, RefusedReport> = new Map();
  readonly missing: Map<string, number> = new Map();
  readonly coupons: Map<string, AuditedCoupon> = new Map();
  readonly leaks: LeakFact[] = [];
  readonly covered: Map<string, number> = new Map();
  unanswered = 0;
  pendingDocuments = 0;
  pendingTickets = 0;

  add(fact: AuditFact): void {
    if ('basket' in fact) {
      const steps = this.baskets.get(fact.basket);
      if (steps === undefined) this.baskets.set(fact.basket, [fact]);
      else steps.push(fact);
      return;
    }
    switch (fact.fact) {
      case 'ticket.audited':
        if (!fact.found) this.missing.set(fact.ticket, fact.at_us);
        return;
      case 'coupon.audited':
        this.coupons.set(fact.coupon, fact);
        return;
      case 'audit.unanswered':
        this.unanswered += fact.questions;
        return;
      case 'privacy.leaked':
        this.leaks.push(fact);
        return;
      case 'store.pending':
        this.pendingDocuments += fact.documents;
        this.pendingTickets += fact.tickets;
        return;
      case 'coverage.counted':
        this.covered.set(fact.point, (this.covered.get(fact.point) ?? 0) + fact.count);
        return;
    }
  }
}
