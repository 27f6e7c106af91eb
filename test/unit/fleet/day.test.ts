import { describe, expect, it } from 'vitest';
import type { EvaluateRequest } from '../../../src/model/basket.ts';
import type { OpenTicket } from '../../../src/model/ticket.ts';
import { dayPlan } from '../../support/day-plan.ts';
import { type Instead, virtualDay } from '../../support/virtual-day.ts';

const of = <F extends string>(facts: readonly { fact: string }[], fact: F): unknown[] =>
  facts.filter((each) => each.fact === fact);

describe('a store in calm', () => {
  const plan = dayPlan();

  it('sells to those who come, prices, takes payment and commits, and has no issue', async () => {
    const day = virtualDay(await plan);
    const evaluations = day.calls.get('promotions.evaluate') ?? 0;
    const commits = day.calls.get('promotions.commit') ?? 0;
    expect(day.sales).toBeGreaterThan(200);
    expect(day.arrived).toBeGreaterThanOrEqual(day.sales);
    expect(evaluations - commits).toBeLessThan(20);
    expect(Math.abs(commits - day.sales)).toBeLessThan(20);
    expect(day.calls.get('payments.authorise')).toBeLessThan(evaluations);
    expect(day.calls.get('support.heartbeat')).toBeGreaterThan(0);
    expect(of(day.facts, 'issue.began')).toEqual([]);
    expect(of(day.facts, 'sale.abnormal')).toEqual([]);
  });

  it('is the same day for the same seed, to the last fact', async () => {
    const [one, two] = [virtualDay(await plan), virtualDay(await plan)];
    expect(two.facts).toEqual(one.facts);
    expect(two.requests).toEqual(one.requests);
  });

  it('has the same schedule whatever the services do, and another for another seed', async () => {
    const schedule = (day: ReturnType<typeof virtualDay>): unknown[] =>
      of(day.facts, 'store.closed').map((fact) => (fact as { schedule: string }).schedule);
    const broken: Instead = (operation) =>
      operation === 'payments.authorise' ? { kind: 'timeout' } : undefined;
    const calm = schedule(virtualDay(await plan));
    expect(calm).toHaveLength(3);
    expect(schedule(virtualDay(await plan, broken))).toEqual(calm);
    expect(schedule(virtualDay(await dayPlan({}, 2)))).not.toEqual(calm);
  });

  it('loses those whose patience ends, with the value of their basket', async () => {
    const day = virtualDay(await dayPlan({ shoppersPerDay: 4000 }));
    const lost = day.facts.filter((fact) => fact.fact === 'sale.lost');
    expect(lost.length).toBeGreaterThan(50);
    for (const sale of lost) {
      expect(sale).toMatchObject({ cause: 'queueTooLong', till: null, issue: null });
      expect(sale.valueMinor).toBeGreaterThan(0);
    }
  });
});

describe('a payment without an answer', () => {
  it('is asked after, and taken when it had been approved (PAY-1)', async () => {
    const lostAnswers: Instead = (operation) =>
      operation === 'payments.authorise'
        ? { kind: 'timeout' }
        : operation === 'payments.status'
          ? ({ kind: 'ok', body: { state: 'approved' } } as never)
          : undefined;
    const day = virtualDay(await dayPlan(), lostAnswers);
    expect(day.calls.get('payments.status')).toBe(day.calls.get('payments.authorise'));
    expect(day.calls.get('payments.reverse') ?? 0).toBe(0);
    expect(of(day.facts, 'sale.lost')).toEqual([]);
  });

  it('is reversed when nobody can tell, so that nobody pays twice (PAY-3)', async () => {
    const dead: Instead = (operation) =>
      operation.startsWith('payments.') && operation !== 'payments.reverse'
        ? { kind: 'timeout' }
        : undefined;
    const day = virtualDay(await dayPlan(), dead);
    const doubtful = day.facts.flatMap((fact) =>
      fact.fact === 'payment.ended' && fact.state === 'unknown' ? [fact.payment] : [],
    );
    const reversed = day.requests.flatMap(({ operation, request }) =>
      operation === 'payments.reverse' ? [(request as { paymentId: string }).paymentId] : [],
    );
    expect(doubtful.length).toBeGreaterThan(2);
    expect(doubtful.filter((payment) => !reversed.includes(payment))).toEqual([]);
    const lost = day.facts.filter((fact) => fact.fact === 'sale.lost');
    expect(lost.length).toBeGreaterThan(0);
    expect(new Set(lost.map((sale) => sale.cause))).toEqual(new Set(['offlineLimit']));
    expect(of(day.facts, 'sale.abnormal').length).toBeGreaterThan(0);
  });
});

describe('promotions that do not answer', () => {
  it('leave the till selling by its own price list, and say so', async () => {
    const dead: Instead = (operation) =>
      operation === 'promotions.evaluate' ? { kind: 'refused' } : undefined;
    const day = virtualDay(await dayPlan(), dead);
    expect(day.sales).toBeGreaterThan(100);
    const sources = day.facts.flatMap((fact) =>
      fact.fact === 'basket.priced' ? [fact.source] : [],
    );
    expect(new Set(sources)).toEqual(new Set(['till']));
    const hows = day.facts.flatMap((fact) => (fact.fact === 'sale.abnormal' ? [fact.how] : []));
    expect(hows).toContain('offline');
    expect(of(day.facts, 'sale.lost')).toEqual([]);
  });
});

const TROUBLE = {
  receiptNotPrinting: { kind: 'printer/offline', rate: 0.4, per: 'till' },
  paymentDeclined: { kind: 'terminal/declined-technical', rate: 0.4, per: 'till' },
  discountNotApplied: { kind: 'promo/late-start', promotion: 'shoes' },
} as const;

describe.each(Object.entries(TROUBLE))('%s', (kind, fault) => {
  const faults = { trouble: { ...fault, start: '12:05', duration: '50min' } };

  it('is noticed, reported once, acknowledged, resolved by an agent and verified', async () => {
    const day = virtualDay(await dayPlan({ faults }));
    const began = day.facts.filter((fact) => fact.fact === 'issue.began');
    expect(began.length).toBeGreaterThan(0);
    expect(new Set(began.map((issue) => issue.kind))).toEqual(new Set([kind]));
    const verified = day.facts.filter((fact) => fact.fact === 'issue.verified');
    expect(verified.length).toBeGreaterThan(0);
    for (const { issue } of verified) {
      const life = day.facts.flatMap((fact) => {
        if (!('issue' in fact) || fact.issue !== issue) return [];
        return fact.fact.startsWith('issue.') && fact.fact !== 'issue.tried' ? [fact.fact] : [];
      });
      expect(life[0]).toBe('issue.began');
      expect(life.slice(0, 4)).toEqual([
        'issue.began',
        'issue.noticed',
        'issue.reported',
        'issue.answered',
      ]);
      expect(life.at(-1)).toBe('issue.verified');
      expect(life.filter((fact) => fact === 'issue.reported')).toHaveLength(1);
    }
    const refs = day.requests
      .filter(({ operation }) => operation === 'support.open')
      .map(({ request }) => (request as OpenTicket).externalRef);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('is written in the words and the language of the store', async () => {
    const day = virtualDay(await dayPlan({ faults }));
    const tickets = day.requests
      .filter(({ operation }) => operation === 'support.open')
      .map(({ request }) => request as OpenTicket);
    expect(new Set(tickets.map((ticket) => ticket.language)).size).toBeGreaterThan(1);
    for (const { summary, description, symptom } of tickets) {
      expect(symptom).toBe(kind);
      expect(summary.length).toBeGreaterThan(5);
      expect(summary + description).not.toMatch(/[{}]/);
    }
  });

  it('is reopened when the answer does not help, and stays open without a desk', async () => {
    const useless = virtualDay(await dayPlan({ faults, fixes: 0 }));
    expect(of(useless.facts, 'issue.reopened').length).toBeGreaterThan(0);
    const nobody = virtualDay(await dayPlan({ faults, agents: 0 }));
    expect(of(nobody.facts, 'issue.reported').length).toBeGreaterThan(0);
    expect(of(nobody.facts, 'issue.verified')).toEqual([]);
  });
});

describe('a till whose printer does not print', () => {
  it('is closed until it works, and its sale is abnormal', async () => {
    const faults = {
      all: { kind: 'printer/offline', rate: 1, per: 'till', start: '12:05', duration: '50min' },
    } as const;
    const day = virtualDay(await dayPlan({ faults, agents: 0 }));
    const began = of(day.facts, 'issue.began').length;
    // Every till of three stores sells once more, then nobody is left to sell.
    expect(began).toBe(9);
    expect(
      day.facts.filter((fact) => fact.fact === 'sale.abnormal' && fact.how === 'withoutReceipt'),
    ).toHaveLength(9);
    const lost = day.facts.filter((fact) => fact.fact === 'sale.lost');
    expect(lost.length).toBeGreaterThan(50);
    expect(lost.every((sale) => sale.issue?.includes('printer'))).toBe(true);
  });
});

describe('a discount the desk allowed by hand', () => {
  it('is asked for with the authority of the ticket, and given', async () => {
    const faults = {
      late: { kind: 'promo/late-start', promotion: 'shoes', start: '12:05', duration: '50min' },
    } as const;
    const day = virtualDay(await dayPlan({ faults }));
    const byHand = day.requests.filter(
      ({ operation, request }) =>
        operation === 'promotions.evaluate' &&
        (request as EvaluateRequest).manualDiscounts.length > 0,
    );
    expect(byHand.length).toBeGreaterThan(0);
    for (const { request } of byHand) {
      const [discount] = (request as EvaluateRequest).manualDiscounts;
      expect(discount?.promotionId).toBe('shoes');
      expect(day.ticket(discount?.authorisedBy ?? '')).toBeDefined();
    }
  });
});
