import type { Receipt } from './receipt.ts';

/** The last receipts of a printer, and a count of all. */
export class ReceiptTray {
  readonly #capacity: number;
  readonly #receipts: Receipt[] = [];
  readonly #watchers = new Set<(receipt: Receipt) => void>();
  #count = 0;

  constructor(capacity = 50) {
    this.#capacity = capacity;
  }

  /** Receipts ever printed. */
  get count(): number {
    return this.#count;
  }

  /** Oldest first. */
  get receipts(): readonly Receipt[] {
    return [...this.#receipts];
  }

  /** The receipt of that number, while it is kept. */
  find(number: number): Receipt | undefined {
    return this.#receipts.find((receipt) => receipt.number === number);
  }

  add(receipt: Omit<Receipt, 'number'>): void {
    const numbered = { number: ++this.#count, ...receipt };
    this.#receipts.push(numbered);
    if (this.#receipts.length > this.#capacity) this.#receipts.shift();
    for (const watcher of [...this.#watchers]) watcher(numbered);
  }

  /** Forgets the receipts; their numbers go on. */
  empty(): void {
    this.#receipts.length = 0;
  }

  /** Calls for every new receipt. @returns stops it */
  watch(watcher: (receipt: Receipt) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
