import { BoundedMap } from '../bounded-map.ts';
import type { Transaction } from './transaction.ts';

const KEPT_MS = 48 * 3600 * 1000;
const REMEMBERED = 100_000;

/**
 * Finished transactions of all terminals, found by (POIID, SaleID, ServiceID) and by the
 * terminal's own id. They are kept 48 hours of the clock, the newest 100 000 in any case and
 * twice as many at most.
 */
export class TransactionLog {
  readonly #byMessage: BoundedMap<string, Transaction>;
  readonly #byId: BoundedMap<string, Transaction>;

  constructor(remembered: number = REMEMBERED) {
    this.#byMessage = new BoundedMap(remembered);
    this.#byId = new BoundedMap(remembered);
  }

  add(transaction: Transaction): void {
    const { header, serviceId } = transaction;
    this.#byMessage.set(key(header.POIID, header.SaleID, serviceId), transaction);
    this.#byId.set(transaction.id, transaction);
  }

  /** The transaction a till asked for, or undefined when it is unknown or too old. */
  find(poiId: string, saleId: string, serviceId: string, now_ms: number): Transaction | undefined {
    return fresh(this.#byMessage.get(key(poiId, saleId, serviceId)), now_ms);
  }

  /** The transaction with this `POITransactionID`. */
  byId(id: string, now_ms: number): Transaction | undefined {
    return fresh(this.#byId.get(id), now_ms);
  }
}

const key = (poiId: string, saleId: string, serviceId: string): string =>
  `${poiId}\n${saleId}\n${serviceId}`;

const fresh = (found: Transaction | undefined, now_ms: number): Transaction | undefined =>
  found !== undefined && now_ms - found.ended_ms < KEPT_MS ? found : undefined;
