import { toMajor } from './money.ts';
import { failure, type Json, SUCCESS } from './nexo.ts';
import type { Transaction } from './transaction.ts';

type TransactionType = 'Debit' | 'Credit' | 'ReverseDebit' | 'Declined';
/** Counts and amounts by currency and type of transaction. */
type Sums = Map<string, { count: number; amountMinor: number }>;

/** A terminal's batch: its number (`POIReconciliationID`), its totals, and those of the one before. */
export class Batches {
  #number = 1000;
  #sums: Sums | undefined;
  #previous: Sums | undefined;

  get number(): number {
    return this.#number;
  }

  /** Counts a finished payment, refund or reversal. */
  add(transaction: Transaction): void {
    const { category, verdict, refund, amountMinor, authorisedMinor, currency } = transaction;
    if (category === 'Payment') {
      const failed = verdict.Result === 'Failure';
      const type = refund ? 'Credit' : 'Debit';
      this.#count(currency, failed ? 'Declined' : type, failed ? amountMinor : authorisedMinor);
    } else if (category === 'Reversal' && authorisedMinor > 0) {
      this.#count(currency, 'ReverseDebit', authorisedMinor);
    }
  }

  /** `GetTotalsResponse`. */
  totals(): Json {
    return {
      Response: SUCCESS,
      POIReconciliationID: String(this.#number),
      TransactionTotals: totalsOf(this.#sums),
    };
  }

  /** `ReconciliationResponse`: closes the batch, or tells the previous one's totals again. */
  reconcile(type: string): Json {
    if (type === 'PreviousReconciliation') return this.#closed(type, this.#number - 1);
    if (type !== 'SaleReconciliation') {
      const verdict = failure('NotAllowed', `${type} is not available on this terminal`);
      return { Response: verdict, ReconciliationType: type };
    }
    this.#previous = this.#sums;
    this.#sums = undefined;
    return this.#closed(type, this.#number++);
  }

  #closed(type: string, number: number): Json {
    return {
      Response: SUCCESS,
      ReconciliationType: type,
      POIReconciliationID: String(number),
      TransactionTotals: totalsOf(this.#previous),
    };
  }

  #count(currency: string, type: TransactionType, amountMinor: number): void {
    this.#sums ??= new Map();
    const sum = this.#sums.get(currency + type) ?? { count: 0, amountMinor: 0 };
    sum.count++;
    sum.amountMinor += amountMinor;
    this.#sums.set(currency + type, sum);
  }
}

/** As `TransactionTotals`: one entry a currency. */
function totalsOf(sums: Sums = new Map()): readonly Json[] {
  const currencies = new Set([...sums.keys()].map((key) => key.slice(0, 3)));
  return [...currencies].map((currency) => ({
    PaymentInstrumentType: 'Card',
    PaymentCurrency: currency,
    PaymentTotals: [...sums]
      .filter(([key]) => key.startsWith(currency))
      .map(([key, { count, amountMinor }]) => ({
        TransactionType: key.slice(3),
        TransactionCount: count,
        TransactionAmount: toMajor(amountMinor, currency),
      })),
  }));
}
