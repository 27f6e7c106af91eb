import { describe, expect, it } from 'vitest';
import type { Fact, RecordedFact } from '../../../src/model/facts.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, factAt, quietSecond } from '../../fixtures/run-folder.ts';
import { SOLD } from '../books/baskets.ts';

const kind = 'receiptNotPrinting';

function audited(...facts: RecordedFact[]) {
  const run = emptyRun();
  Object.assign(run.facts, { worker: facts });
  run.series['worker-0'] = [quietSecond(119)];
  return measured(run).audit;
}

const began = (issue: string, minute: number): RecordedFact =>
  factAt(minute, {
    fact: 'issue.began',
    issue,
    kind,
    store: '0001',
    device: 'store/0001/till/1/printer',
    fault: null,
  });
const reported = (issue: string, minute: number, ticket: string): RecordedFact =>
  factAt(minute, { fact: 'issue.reported', issue, ticket, channel: 'portal' });
const taken = (minute: number, ticket: string): RecordedFact =>
  factAt(minute, { fact: 'ticket.acknowledged', ticket, agent: 'a', team: 'day' });
const told = (minute: number, fact: Fact): RecordedFact => factAt(minute, fact);

describe('the audit of a run', () => {
  it('finds nothing where nothing is wrong, and tells what it could not ask', () => {
    const audit = audited(told(110, { fact: 'audit.unanswered', questions: 3 }));
    expect(audit).toEqual({
      counts: {},
      findings: [],
      unanswered: 3,
      pending: { documents: 0, tickets: 0 },
    });
  });

  it('finds a ticket that was accepted and is not there', () => {
    const { counts, findings } = audited(
      began('i1', 1),
      reported('i1', 2, 'T1'),
      told(110, { fact: 'ticket.audited', ticket: 'T1', found: false }),
    );
    expect(counts).toEqual({ ticketNotFindable: 1 });
    expect(findings[0]?.steps.map(({ text }) => text)).toEqual([
      'receiptNotPrinting at store/0001/till/1/printer (i1)',
      'accepted as ticket T1, by portal',
      'asked at the end, the support service does not know it',
    ]);
    expect(findings[0]?.replay).toMatch(/^peakday run .* --trace 0001$/);
  });

  it('finds a report that was never accepted, and not one that was at a later try', () => {
    const refused = told(2, { fact: 'issue.refused', issue: 'i1', channel: 'phone' });
    expect(audited(began('i1', 1), refused).counts).toEqual({ ticketNotAccepted: 1 });
    expect(audited(began('i1', 1), refused, reported('i1', 4, 'T1')).counts).toEqual({});
  });

  it('finds the second ticket of one issue', () => {
    const { counts } = audited(
      began('i1', 1),
      reported('i1', 2, 'T1'),
      reported('i1', 9, 'T2'),
      reported('i1', 9, 'T2'),
    );
    expect(counts).toEqual({ ticketDuplicated: 1 });
  });

  it('finds a ticket that three later ones like it overtook, and not one that merely waits', () => {
    const later = [3, 4, 5].flatMap((minute) => [
      began(`j${minute}`, minute),
      reported(`j${minute}`, minute, `L${minute}`),
      taken(minute + 10, `L${minute}`),
    ]);
    const swallowed = [began('i1', 1), reported('i1', 2, 'T1')];
    const waiting = [began('i9', 20), reported('i9', 21, 'T9')];
    expect(audited(...swallowed, ...later, ...waiting).counts).toEqual({
      ticketNeverAcknowledged: 1,
    });
    expect(audited(...later, ...waiting).counts).toEqual({});
    const ended = told(30, { fact: 'issue.ended', issue: 'i1', how: 'healed' });
    expect(audited(...swallowed, ...later, ended).counts).toEqual({});
  });

  it('finds a coupon redeemed beyond its limit, and one that is still held', () => {
    const coupon = { fact: 'coupon.audited', coupon: 'BF10' } as const;
    const over = { ...coupon, redeemed: 51, reserved: 0, limit: 50 };
    expect(audited(told(110, over)).counts).toEqual({ couponOverRedeemed: 1 });
    const held = { ...coupon, redeemed: 50, reserved: 2, limit: 50 };
    expect(audited(told(110, held)).counts).toEqual({ reservationStuck: 1 });
  });

  it('tells of a basket in words, in order of time', () => {
    const twice = SOLD.map((step, i) => ({ ...step, at_us: i * 60e6 }));
    const { counts, findings } = audited(
      ...twice,
      told(20, {
        fact: 'payment.asked',
        basket: 'b',
        payment: 'p2',
        tender: 'card',
        amountMinor: 1000,
      }),
      told(21, { fact: 'payment.ended', basket: 'b', payment: 'p2', state: 'approved' }),
    );
    expect(counts).toEqual({ paidTwice: 1 });
    const texts = findings[0]?.steps.map(({ text }) => text) ?? [];
    expect(texts[0]).toBe('sale opened at store/0001/till/1, headless, store');
    expect(texts).toContain('payment p1: approved');
    expect(texts.at(-1)).toBe('payment p2: approved');
  });

  it('never tells the datum that leaked', () => {
    const { findings } = audited(
      told(5, {
        fact: 'privacy.leaked',
        operation: 'support.open',
        device: 'store/0001/till/1',
        what: 'a card number',
        where: 'description',
      }),
    );
    expect(findings[0]?.steps[0]?.text).toBe('store/0001/till/1 sent a card number in description');
  });
});
