import type { Minor } from '../../../src/model/units.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Part } from '../../world.ts';

/** Kinds of sale documents that public integrations name. */
export const DOCUMENT_TYPES = ['Receipt', 'ReceiptOnHold', 'CustomerOrder'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What names a document: its kind, its number series, and its number in it. */
export interface DocumentKey {
  readonly type: DocumentType;
  readonly stump: string;
  readonly number: number;
}

/** A line as it was sent. */
export interface DocumentLine {
  readonly reference: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly netUnitPrice: number;
}

/** A payment as it was sent. */
export interface DocumentPayment {
  readonly methodId: string;
  readonly amount: Minor;
  readonly currencyId: string;
}

/** A document that `Create` is asked for, before it has a number. */
export interface NewDocument {
  readonly type: DocumentType;
  readonly active: boolean;
  /** `YYYY-MM-DD` with or without a time, as sent. */
  readonly date: string;
  readonly storeId: string;
  readonly warehouseId: string;
  readonly customerId: string;
  readonly salesPersonId: string;
  readonly currencyId: string;
  readonly origin: string;
  readonly internalReference: string;
  readonly externalReference: string;
  readonly lines: readonly DocumentLine[];
  readonly payments: readonly DocumentPayment[];
}

/** A document that is held. */
export interface HeldDocument extends NewDocument {
  readonly key: DocumentKey;
}

/** Documents kept to be asked for; the ledger itself remembers more. */
const KEPT = 20_000;

/** Sale documents by key and by internal reference; numbers count by store, which is the stump. */
export class DocumentBook {
  readonly #byKey = new BoundedMap<string, HeldDocument>(KEPT);
  readonly #byReference = new BoundedMap<string, HeldDocument>(KEPT);
  readonly #numbers = new Map<string, number>();

  /** Gives a document the next number of its kind in its store. */
  keep(document: NewDocument): HeldDocument {
    const { type, storeId: stump, internalReference } = document;
    const number = (this.#numbers.get(`${type} ${stump}`) ?? 0) + 1;
    this.#numbers.set(`${type} ${stump}`, number);
    const held = { ...document, key: { type, stump, number } };
    this.#byKey.set(textOf(held.key), held);
    if (internalReference !== '') this.#byReference.set(internalReference, held);
    return held;
  }

  byKey(type: string, stump: string, number: number): HeldDocument | undefined {
    return this.#byKey.get(textOf({ type, stump, number }));
  }

  byReference(internalReference: string): HeldDocument | undefined {
    return this.#byReference.get(internalReference);
  }

  /** Oldest first. */
  all(): Iterable<HeldDocument> {
    return this.#byKey.values();
  }
}

const textOf = ({ type, stump, number }: { type: string; stump: string; number: number }): string =>
  `${type} ${number} ${stump}`;

/** The sale documents of a lane. */
export const DOCUMENTS: Part<DocumentBook> = {
  name: 'cegid sale documents',
  make: () => new DocumentBook(),
};
