import type { Tender } from '../model/sale.ts';
import type { Priced } from './sale-price.ts';

/** A basket that was sold, as its receipt has it. */
export interface SoldBasket {
  readonly priced: Priced;
  readonly tenders: readonly Tender[];
}

/** Receipts that shoppers may come back with: the last few of a store. */
const KEPT = 4;

/** What a store sold last, each to be brought back once. */
export class SoldBaskets {
  readonly #baskets: SoldBasket[] = [];

  add(basket: SoldBasket): void {
    this.#baskets.push(basket);
    if (this.#baskets.length > KEPT) this.#baskets.shift();
  }

  /** The oldest that was sold here over the counter, taken out. */
  take(): SoldBasket | undefined {
    return this.#baskets.shift();
  }
}
