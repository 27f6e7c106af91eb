import { BoundedMap } from '../bounded-map.ts';

/** A transaction as the host keeps it; no card data. */
export interface HostTransaction {
  /** DE 39 of its answer. */
  readonly responseCode: string;
  readonly approvalCode: string | undefined;
  readonly approvedMinor: number;
  readonly credit: boolean;
  reversed: boolean;
}

const REMEMBERED = 100_000;

/** Counts and amounts of one side of a terminal's batch (DE 74 to 77 and 86 to 89). */
export interface SideTotals {
  count: number;
  amountMinor: number;
  reversalCount: number;
  reversalMinor: number;
}

const none = (): SideTotals => ({ count: 0, amountMinor: 0, reversalCount: 0, reversalMinor: 0 });

/** A terminal's batch until it is reconciled. */
export interface BatchTotals {
  readonly debits: SideTotals;
  readonly credits: SideTotals;
}

/** The host's transactions by key, and its terminals' totals; both bounded. */
export class Ledger {
  readonly #transactions = new BoundedMap<string, HostTransaction>(REMEMBERED);
  readonly #totals = new BoundedMap<string, BatchTotals>(REMEMBERED);

  find(key: string): HostTransaction | undefined {
    return this.#transactions.get(key);
  }

  /** Keeps a transaction and counts what was approved. */
  add(key: string, terminal: string, transaction: HostTransaction): void {
    this.#transactions.set(key, transaction);
    const { approvedMinor, credit, approvalCode } = transaction;
    if (approvalCode === undefined) return;
    const side = this.totals(terminal)[credit ? 'credits' : 'debits'];
    side.count++;
    side.amountMinor += approvedMinor;
  }

  /** Takes a transaction back, once. */
  reverse(transaction: HostTransaction, terminal: string): void {
    const { approvedMinor, credit, approvalCode, reversed } = transaction;
    transaction.reversed = true;
    if (reversed || approvalCode === undefined) return;
    const side = this.totals(terminal)[credit ? 'credits' : 'debits'];
    side.reversalCount++;
    side.reversalMinor += approvedMinor;
  }

  /** What a terminal has since its last reconciliation. */
  totals(terminal: string): BatchTotals {
    const known = this.#totals.get(terminal);
    if (known !== undefined) return known;
    const made = { debits: none(), credits: none() };
    this.#totals.set(terminal, made);
    return made;
  }

  closeBatch(terminal: string): void {
    this.#totals.delete(terminal);
  }
}
