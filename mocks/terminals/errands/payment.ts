import type { Step } from '../dialogue.ts';
import { toMinor } from '../money.ts';
import { decide } from '../outcome.ts';
import type { Timing } from '../timing.ts';
import type { Transaction } from '../transaction.ts';
import { type Ask, begin, type Errand, type ErrandPlace } from './errand.ts';

/** A payment or a refund; `acquired` when the card was read before. */
export function payment(ask: Ask<'Payment'>, place: ErrandPlace, acquired: boolean): Errand {
  const { SaleData, PaymentTransaction, PaymentData } = ask.body;
  const { Currency: currency, RequestedAmount } = PaymentTransaction.AmountsReq;
  const { timing, outcomes } = place.surroundings;
  const transaction = begin(ask, 'Payment', place, {
    sale: SaleData.SaleTransactionID,
    currency,
    amountMinor: toMinor(RequestedAmount, currency),
    refund: PaymentData?.PaymentType === 'Refund',
    cardSeen: acquired,
  });
  return {
    transaction,
    steps: [...(acquired ? [] : cardSteps(timing)), ...hostSteps(transaction, timing)],
    carryOut: () => {
      const { verdict, authorisedMinor } = decide(outcomes, transaction.amountMinor);
      transaction.authorisedMinor = authorisedMinor;
      return verdict;
    },
  };
}

/** The shopper presents a card and it is read. */
export const cardSteps = (timing: Timing): readonly Step[] => [
  { state: 'WAIT_CARD', lasts_ms: timing.presentCard_ms },
  { state: 'CARD_READ', lasts_ms: timing.readCard_ms },
];

const hostSteps = ({ withPin }: Transaction, timing: Timing): readonly Step[] => [
  ...(withPin ? [{ state: 'PIN', lasts_ms: timing.pin_ms } as const] : []),
  { state: 'AUTHORISING', lasts_ms: timing.authorise_ms },
];
