import type { GiftCards } from '../gift-cards.ts';
import { toMinor } from '../money.ts';
import { failure, type Verdict } from '../nexo.ts';
import type { GiftMovement, Transaction } from '../transaction.ts';
import { type Ask, begin, type Errand, type ErrandPlace } from './errand.ts';
import { cardSteps } from './payment.ts';

/** A movement on a gift card: keyed or scanned at the till, or presented at the terminal. */
export function storedValue(ask: Ask<'StoredValue'>, place: ErrandPlace): Errand {
  const { gifts, log, agenda, timing } = place.surroundings;
  const { SaleData, StoredValueData } = ask.body;
  const [item] = StoredValueData;
  const named = item.StoredValueAccountID?.Value;
  const account = named ?? presentedCard(ask.header.POIID);
  const kind = item.StoredValueTransactionType;
  const reference = item.OriginalPOITransaction?.POITransactionID;
  const gift: GiftMovement = { kind, account, balanceMinor: 0, undone: false };
  const transaction = begin(ask, 'StoredValue', place, {
    sale: SaleData.SaleTransactionID,
    currency: item.Currency,
    amountMinor: toMinor(item.ItemAmount, item.Currency),
    ...(reference === undefined ? {} : { original: reference }),
    gift,
  });
  const move = (): Verdict => {
    if (kind !== 'Reverse')
      return gifts.move(kind, account, transaction.amountMinor, item.Currency);
    const original = reference && log.byId(reference.TransactionID, agenda.now_ms());
    return undo(original, gifts);
  };
  return {
    transaction,
    steps: [
      ...(named === undefined ? cardSteps(timing) : []),
      { state: 'AUTHORISING', lasts_ms: timing.authorise_ms },
    ],
    carryOut: () => {
      const verdict = move();
      gift.balanceMinor = gifts.balance(account) ?? 0;
      return verdict;
    },
  };
}

/** The gift card that a shopper at this terminal has in the pocket. */
export const presentedCard = (poiId: string): string =>
  `6364${poiId.replace(/\D/g, '').padStart(12, '0').slice(-12)}`;

function undo(original: Transaction | undefined, gifts: GiftCards): Verdict {
  if (original?.gift === undefined || original.verdict.Result === 'Failure') {
    return failure('NotFound', 'Message not found. Original transaction is unknown');
  }
  if (original.gift.undone) return failure('NotAllowed', 'Already reversed');
  const { kind, account } = original.gift;
  const verdict = gifts.undo({ kind, account, amountMinor: original.amountMinor });
  original.gift.undone = verdict.Result === 'Success';
  return verdict;
}
