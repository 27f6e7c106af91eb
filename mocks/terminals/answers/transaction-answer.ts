import { toMajor } from '../money.ts';
import type { Json } from '../nexo.ts';
import type { GiftMovement, Transaction, TransactionCategory } from '../transaction.ts';
import { cardJson, paymentAnswer, poiData } from './payment-answer.ts';

const saleData = ({ sale }: Transaction): Json =>
  sale === undefined ? {} : { SaleData: { SaleTransactionID: sale } };

function reversalAnswer(transaction: Transaction): Json {
  const { original, amountMinor, currency, verdict } = transaction;
  return {
    Response: verdict,
    POIData: poiData(transaction),
    ...(original === undefined ? {} : { OriginalPOITransaction: { POITransactionID: original } }),
    ...(verdict.Result === 'Success' ? { ReversedAmount: toMajor(amountMinor, currency) } : {}),
  };
}

function storedValueAnswer(transaction: Transaction): Json {
  const { gift, verdict } = transaction;
  const moved = verdict.Result === 'Success' && gift !== undefined;
  return {
    Response: verdict,
    ...saleData(transaction),
    POIData: poiData(transaction),
    ...(moved ? { StoredValueResult: [storedValueResult(transaction, gift)] } : {}),
  };
}

const storedValueResult = ({ amountMinor, currency }: Transaction, gift: GiftMovement): Json => ({
  StoredValueTransactionType: gift.kind,
  ProductCode: 'giftcard',
  ItemAmount: toMajor(amountMinor, currency),
  Currency: currency,
  StoredValueAccountStatus: {
    StoredValueAccountID: {
      StoredValueAccountType: 'GiftCard',
      IdentificationType: 'PAN',
      EntryMode: ['Scanned'],
      Value: gift.account,
    },
    CurrentBalance: toMajor(gift.balanceMinor, currency),
  },
});

const cardAcquisitionAnswer = (transaction: Transaction): Json => ({
  Response: transaction.verdict,
  ...saleData(transaction),
  POIData: poiData(transaction),
  ...(transaction.cardSeen ? { PaymentInstrumentData: cardJson(transaction) } : {}),
});

const ANSWERS: Readonly<Record<TransactionCategory, (transaction: Transaction) => Json>> = {
  Payment: paymentAnswer,
  Reversal: reversalAnswer,
  StoredValue: storedValueAnswer,
  CardAcquisition: cardAcquisitionAnswer,
};

/** The body of a transaction's answer, told for the first time or again. */
export const transactionAnswer = (transaction: Transaction): Json =>
  ANSWERS[transaction.category](transaction);
