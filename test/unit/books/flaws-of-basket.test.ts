import { describe, expect, it } from 'vitest';
import type { BasketHistory } from '../../../src/books/basket-history.ts';
import { flawsOf } from '../../../src/books/flaws-of-basket.ts';
import { history, SOLD, without } from './baskets.ts';

const flaws = (steps: BasketHistory) => flawsOf(steps);

describe('the flaws of a basket', () => {
  it('are none when it was priced, paid, printed, recorded once and in order', () => {
    expect(flaws(SOLD)).toEqual([]);
  });

  it('are none for a basket that the end of the run cut off', () => {
    expect(flaws(without(SOLD, 'basket.ended'))).toEqual([]);
  });

  it('name a sale that was paid twice: a second payment was approved, too', () => {
    const again = history(
      { fact: 'payment.asked', payment: 'p2', tender: 'card', amountMinor: 1000 },
      { fact: 'payment.ended', payment: 'p2', state: 'approved' },
    );
    expect(flaws([...SOLD, ...again])).toEqual(['paidTwice']);
  });

  it('name a sale paid twice that only the question at the end brought to light', () => {
    const silent = history(
      { fact: 'payment.asked', payment: 'p2', tender: 'card', amountMinor: 1000 },
      { fact: 'payment.ended', payment: 'p2', state: 'unknown' },
    );
    expect(flaws([...SOLD, ...silent])).toEqual(['paymentUnclear']);
    const told = history({ fact: 'payment.audited', payment: 'p2', state: 'approved' });
    expect(flaws([...SOLD, ...silent, ...told])).toEqual(['paidTwice']);
    const never = history({ fact: 'payment.audited', payment: 'p2', state: 'notMade' });
    expect(flaws([...SOLD, ...silent, ...never])).toEqual([]);
  });

  it('name a lost sale whose payment stands, and not one whose payment was reversed', () => {
    const lost = history(
      { fact: 'basket.priced', source: 'service', grossMinor: 1000, netMinor: 1000 },
      { fact: 'payment.asked', payment: 'p1', tender: 'card', amountMinor: 1000 },
      { fact: 'payment.ended', payment: 'p1', state: 'approved' },
      { fact: 'basket.ended', how: 'lost' },
    );
    expect(flaws(lost)).toEqual(['paidNotRecorded']);
    const reversed = history({ fact: 'payment.ended', payment: 'p1', state: 'reversed' });
    expect(flaws([...lost, ...reversed])).toEqual([]);
  });

  it('name a sale whose only payment was declined', () => {
    const declined = SOLD.map((step) =>
      step.fact === 'payment.ended' ? { ...step, state: 'declined' as const } : step,
    );
    expect(flaws(declined)).toEqual(['recordedNotPaid']);
  });

  it('name a charge, an oracle and a channel that differ from the price told', () => {
    const more = history(
      { fact: 'basket.misPriced', expectedMinor: 900, netMinor: 1000 },
      { fact: 'basket.pricedElsewhere', channel: 'web', netMinor: 990 },
    );
    expect(flaws([...SOLD, ...more])).toEqual(['misPriced', 'channelDisparity']);
    const charged = SOLD.map((step) =>
      step.fact === 'basket.priced' ? { ...step, netMinor: 950 } : step,
    );
    expect(flaws(charged)).toEqual(['chargedDiffers']);
  });

  it('name a receipt that never came out, but not one that came at the second try', () => {
    const missing = history({ fact: 'receipt.missing' });
    expect(flaws([...without(SOLD, 'receipt.printed'), ...missing])).toEqual(['receiptMissing']);
    expect(flaws([...SOLD, ...missing])).toEqual([]);
  });

  it('name documents lost, pending, doubled and out of order', () => {
    const queued = without(SOLD, 'document.recorded');
    expect(flaws(queued)).toEqual(['salePending']);
    const gone = history({ fact: 'sale.audited', copies: 0 });
    expect(flaws([...queued, ...gone])).toEqual(['salePending']);
    expect(flaws([...SOLD, ...gone])).toEqual(['saleLost']);
    expect(flaws([...queued, ...history({ fact: 'document.lost', document: 'd1' })])).toEqual([
      'saleLost',
    ]);
    const doubled = history({
      fact: 'document.recorded',
      document: 'd1',
      copies: 2,
      inOrder: false,
    });
    expect(flaws([...queued, ...doubled])).toEqual(['saleDoubled', 'saleOutOfOrder']);
  });
});
