import { toMajor } from '../money.ts';
import type { Json, Verdict } from '../nexo.ts';
import { additionalResponse } from '../nexo.ts';
import { cardFor } from '../test-cards.ts';
import type { Transaction } from '../transaction.ts';

/** The body of a `PaymentResponse`: the same whenever the transaction is told again. */
export function paymentAnswer(transaction: Transaction): Json {
  const { sale, cardSeen, verdict } = transaction;
  return {
    Response: verdict.Result === 'Failure' ? verdict : approved(transaction),
    ...(sale === undefined ? {} : { SaleData: { SaleTransactionID: sale } }),
    POIData: poiData(transaction),
    ...(cardSeen ? { PaymentResult: paymentResult(transaction) } : {}),
    ...(verdict.Result === 'Failure' ? {} : { PaymentReceipt: receipts(transaction) }),
  };
}

/** The terminal's own id of the transaction, and its batch. */
export const poiData = ({ id, ended_ms, batch }: Transaction): Json => ({
  POITransactionID: { TransactionID: id, TimeStamp: new Date(ended_ms).toISOString() },
  POIReconciliationID: String(batch),
});

/** The card as it was read, masked. */
export function cardJson(transaction: Transaction): Json {
  const { brand, maskedPan, entryMode, expiry, country } = cardFor(transaction.id);
  return {
    PaymentInstrumentType: 'Card',
    CardData: {
      PaymentBrand: brand,
      MaskedPan: maskedPan,
      EntryMode: [entryMode],
      CardCountryCode: country,
      SensitiveCardData: { CardSeqNumb: '01', ExpiryDate: expiry },
    },
  };
}

function approved({ id, header, sale, verdict }: Transaction): Verdict {
  return {
    Result: verdict.Result,
    AdditionalResponse: additionalResponse({
      message: 'APPROVED',
      tid: header.POIID.split('-').at(-1) ?? '',
      pspReference: id.slice(id.indexOf('.') + 1),
      merchantReference: sale?.TransactionID ?? '',
    }),
  };
}

function paymentResult(transaction: Transaction): Json {
  const { header, id, ended_ms, currency, authorisedMinor, refund, withPin, online } = transaction;
  const approved = transaction.verdict.Result !== 'Failure';
  return {
    OnlineFlag: online,
    PaymentType: refund ? 'Refund' : 'Normal',
    AuthenticationMethod: [withPin ? 'OnlinePIN' : 'Bypass'],
    ...(approved
      ? {
          AmountsResp: { AuthorizedAmount: toMajor(authorisedMinor, currency), Currency: currency },
        }
      : {}),
    PaymentAcquirerData: {
      MerchantID: 'PEAKDAY_TEST',
      AcquirerPOIID: header.POIID,
      AcquirerTransactionID: {
        TransactionID: id.slice(id.indexOf('.') + 1),
        TimeStamp: new Date(ended_ms).toISOString(),
      },
      ...(approved ? { ApprovalCode: approvalCode(id) } : {}),
    },
    PaymentInstrumentData: cardJson(transaction),
  };
}

/** Six digits or letters, the same for the same transaction. */
const approvalCode = (id: string): string => id.slice(-6);

/** The cashier's and the customer's receipt: form-encoded lines. */
function receipts({ header, currency, authorisedMinor, id }: Transaction): readonly Json[] {
  const total = `${toMajor(authorisedMinor, currency).toFixed(2)} ${currency}`;
  const lines: readonly Readonly<Record<string, string>>[] = [
    { key: 'header1' },
    { name: 'TID', value: header.POIID.split('-').at(-1) ?? '', key: 'tid' },
    { name: 'Reference', value: id.slice(id.indexOf('.') + 1), key: 'txRef' },
    { name: 'TOTAL', value: total, key: 'totalAmount' },
    { name: 'APPROVED', key: 'approved' },
  ];
  const OutputText = lines.map((line) => ({
    Text: additionalResponse(line),
    EndOfLineFlag: true,
    ...(line['key'] === 'approved' ? { CharacterStyle: 'Bold' } : {}),
  }));
  return ['CashierReceipt', 'CustomerReceipt'].map((DocumentQualifier) => ({
    DocumentQualifier,
    RequiredSignatureFlag: false,
    OutputContent: { OutputFormat: 'Text', OutputText },
  }));
}
