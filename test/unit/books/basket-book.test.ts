import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BasketBook } from '../../../src/books/basket-book.ts';
import type { BasketStep } from '../../../src/books/basket-history.ts';
import type { RecordedFact } from '../../../src/model/facts.ts';
import { history, SOLD, without } from './baskets.ts';

function book(traced: readonly string[] = []) {
  const kept: RecordedFact[] = [];
  const baskets = new BasketBook(
    (step) => kept.push(step),
    (store) => traced.includes(store),
  );
  const add = (steps: readonly BasketStep[], basket = 'b'): void => {
    for (const step of steps) baskets.add({ ...step, basket }, step.at_us, step.wall_us);
  };
  return { baskets, kept, add };
}

describe('the book of baskets', () => {
  it('forgets a basket that went as it should, and keeps every step of one that did not', () => {
    const { baskets, kept, add } = book();
    add(SOLD);
    expect([baskets.size, kept.length]).toEqual([0, 0]);
    add(
      SOLD.map((step) =>
        step.fact === 'receipt.printed' ? { ...step, fact: 'receipt.missing' as const } : step,
      ),
    );
    baskets.close();
    expect(kept.map(({ fact }) => fact)).toContain('receipt.missing');
    expect(baskets.size).toBe(0);
  });

  it('keeps a traced store whole', () => {
    const { kept, add } = book(['0001']);
    add(SOLD);
    expect(kept.map(({ fact }) => fact)).toEqual(SOLD.map(({ fact }) => fact));
  });

  it('asks about payments without an answer and documents nobody acknowledged', () => {
    const { baskets, add } = book();
    const silent = SOLD.map((step) =>
      step.fact === 'payment.ended' ? { ...step, state: 'unknown' as const } : step,
    );
    add(without(silent, 'document.recorded'));
    expect(baskets.openQuestions()).toEqual([{ basket: 'b', payments: ['p1'], sale: true }]);
  });

  it('leaves a basket alone that is over: an order cancelled later is a dealing of its own', () => {
    const { baskets, kept, add } = book();
    const refund = history(
      { fact: 'payment.ended', payment: 'p1', state: 'unknown' },
      { fact: 'payment.ended', payment: 'p1', state: 'reversed' },
    );
    // Enough of them that some are in the sample that is asked after at the end.
    for (let i = 0; i < 500; i++) {
      add(SOLD, `b${i}`);
      add(refund, `b${i}`);
    }
    const sampled = baskets.openQuestions();
    expect(sampled.length).toBeGreaterThan(0);
    for (const { basket } of sampled) add(history({ fact: 'sale.audited', copies: 1 }), basket);
    expect(baskets.size).toBe(0);
    baskets.close();
    expect(kept).toEqual([]);
  });

  it('holds what is open and nothing else, however many baskets went by', () => {
    const { baskets, add } = book();
    for (let i = 0; i < 2000; i++) add(SOLD, `b${i}`);
    add(without(SOLD, 'basket.ended'), 'open');
    expect(baskets.size).toBe(1);
  });

  it('judges alike wherever head office answers between the writing of a document and the end', () => {
    const [recorded] = SOLD.slice(-1);
    const rest = SOLD.slice(0, -1);
    const queued = rest.findIndex((step) => step.fact === 'document.queued');
    fc.assert(
      fc.property(fc.integer({ min: queued + 1, max: rest.length }), (at) => {
        const { baskets, kept, add } = book();
        add([...rest.slice(0, at), ...(recorded ? [recorded] : []), ...rest.slice(at)]);
        expect([baskets.size, kept]).toEqual([0, []]);
      }),
    );
  });
});
