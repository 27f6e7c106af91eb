import type { SaleDocument, SaleReceipt } from '../../src/model/sale.ts';
import { BoundedMap } from '../bounded-map.ts';

/** How much a ledger keeps. */
export interface SalesLedgerOptions {
  /** Baskets kept for questions and repeats; 200 000 unless told. */
  readonly remembered?: number;
}

interface Entry {
  readonly receipt: SaleReceipt;
  readonly documents: readonly string[];
}

/**
 * Head office's ledger of sales: takes each document once, counts different documents of one
 * basket, and knows the sequence of every till's journal. No I/O, no clock, no randomness.
 * @example new SalesLedger().record(document).copies === 1
 */
export class SalesLedger {
  readonly #byBasket: BoundedMap<string, Entry>;
  /** Orders to be fetched, which sales over the counter do not push out. */
  readonly #orders: BoundedMap<string, Entry>;
  /** The last number of each till's journal; a chain has a few tens of thousands of tills. */
  readonly #last = new Map<string, number>();
  #documents = 0;

  constructor({ remembered = 200_000 }: SalesLedgerOptions = {}) {
    this.#byBasket = new BoundedMap(remembered);
    this.#orders = new BoundedMap(remembered);
  }

  /** Different documents taken so far. */
  get documents(): number {
    return this.#documents;
  }

  /** Takes a document; the same one again changes nothing and gets the first answer. */
  record(document: SaleDocument): SaleReceipt {
    const { basketId, documentId, tillId, sequence, totals } = document;
    const known = this.#find(basketId);
    if (known?.documents.includes(documentId)) return known.receipt;
    this.#documents++;
    const last = this.#last.get(tillId);
    // The first document seen of a till starts its sequence: a ledger may be set up mid-day.
    const inOrder = last === undefined || sequence === last + 1;
    this.#last.set(tillId, Math.max(last ?? 0, sequence));
    const documents = [...(known?.documents ?? []), documentId];
    const receipt: SaleReceipt = {
      documentId: known?.receipt.documentId ?? documentId,
      basketId,
      net: totals.net,
      copies: documents.length,
      inOrder: inOrder && (known?.receipt.inOrder ?? true),
    };
    const book = document.channel === 'clickAndCollect' ? this.#orders : this.#byBasket;
    book.set(basketId, { receipt, documents });
    return receipt;
  }

  /** What is held of a basket, or undefined. */
  get(basketId: string): SaleReceipt | undefined {
    return this.#find(basketId)?.receipt;
  }

  #find(basketId: string): Entry | undefined {
    return this.#byBasket.get(basketId) ?? this.#orders.get(basketId);
  }
}
