import type { BasketHistory, BasketStep } from '../../../src/books/basket-history.ts';
import type { BasketFact } from '../../../src/model/basket-facts.ts';

type Unplaced<T> = T extends unknown ? Omit<T, 'basket'> : never;

let at = 0;

/** Steps of basket `b`, one after the other. */
export const history = (...facts: readonly Unplaced<BasketFact>[]): BasketHistory<BasketStep> =>
  facts.map((fact) => ({ ...fact, basket: 'b', at_us: ++at, wall_us: at }) as BasketStep);

/** A sale of 10.00 by card that went as it should. */
export const SOLD: BasketHistory<BasketStep> = history(
  {
    fact: 'basket.opened',
    store: '0001',
    till: 'store/0001/till/1',
    tillSystem: 'headless',
    channel: 'store',
    kind: 'sale',
  },
  { fact: 'basket.priced', source: 'service', grossMinor: 1200, netMinor: 1000 },
  { fact: 'payment.asked', payment: 'p1', tender: 'card', amountMinor: 1000 },
  { fact: 'payment.ended', payment: 'p1', state: 'approved' },
  {
    fact: 'basket.charged',
    chargedMinor: 1000,
    tenders: [{ kind: 'card', amount: 1000, paymentId: 'p1' }],
  },
  { fact: 'receipt.printed' },
  {
    fact: 'document.queued',
    till: 'store/0001/till/1',
    document: 'd1',
    sequence: 1,
    offline: false,
  },
  { fact: 'basket.ended', how: 'sold' },
  { fact: 'document.recorded', document: 'd1', copies: 1, inOrder: true },
);

/** A history without its steps of one name. */
export const without = (
  steps: BasketHistory<BasketStep>,
  name: BasketFact['fact'],
): BasketHistory<BasketStep> => steps.filter((step) => step.fact !== name);
