import { toMinor } from '../money.ts';
import { failure, SUCCESS, type Verdict } from '../nexo.ts';
import type { Transaction } from '../transaction.ts';
import { type Ask, begin, type Errand, type ErrandPlace } from './errand.ts';

/** Takes a payment back, in full or in part; repeating a full one changes nothing. */
export function reversal(ask: Ask<'Reversal'>, place: ErrandPlace): Errand {
  const { log, agenda, timing } = place.surroundings;
  const { OriginalPOITransaction, ReversedAmount } = ask.body;
  const reference = OriginalPOITransaction.POITransactionID;
  const found = reference && log.byId(reference.TransactionID, agenda.now_ms());
  const original = found?.category === 'Payment' ? found : undefined;
  const currency = original?.currency ?? '';
  const transaction = begin(ask, 'Reversal', place, {
    currency,
    amountMinor:
      ReversedAmount === undefined || original === undefined
        ? (original?.authorisedMinor ?? 0)
        : toMinor(ReversedAmount, currency),
    ...(reference === undefined ? {} : { original: reference }),
  });
  return {
    transaction,
    steps: original === undefined ? [] : [{ state: 'AUTHORISING', lasts_ms: timing.authorise_ms }],
    carryOut: () => takeBack(transaction, original),
  };
}

function takeBack(transaction: Transaction, original: Transaction | undefined): Verdict {
  if (original === undefined) {
    return failure('NotFound', 'Message not found. Original transaction is unknown');
  }
  if (original.verdict.Result === 'Failure') {
    return failure('NotAllowed', 'Original transaction was not approved');
  }
  const left = original.authorisedMinor - original.reversedMinor;
  // A till repeats a reversal until it is acknowledged.
  if (left === 0) return SUCCESS;
  if (transaction.amountMinor > left) {
    return failure('Refusal', 'INVALID_AMOUNT', { refusalReason: 'More than is left to reverse' });
  }
  transaction.authorisedMinor = transaction.amountMinor;
  original.reversedMinor += transaction.amountMinor;
  return SUCCESS;
}
