import type { SaleDocument, Tender, TenderKind } from '../../../src/model/sale.ts';
import { readXml, type XmlElement } from '../../printers/xml.ts';
import { decimalIn, minorUnits } from '../amounts.ts';
import { childAt, childrenOf, textAt } from '../soap.ts';

/** Most transactions and line items that are taken at once. */
const MOST = 1000;

/** A transaction that can be taken, or why it cannot. */
export type ReadTransaction =
  | { readonly sale: SaleDocument; readonly refused?: undefined }
  | { readonly refused: string };

/** The transactions of a POSLog document; undefined when it is none. */
export function transactionsIn(text: string): readonly XmlElement[] | undefined {
  const root = readXml(text);
  const found = root?.name === 'POSLog' ? childrenOf(root, 'Transaction') : [];
  return found.length === 0 || found.length > MOST ? undefined : found;
}

/** What identifies a transaction in a sales audit: store, register, business day, number. */
export const transactionId = (transaction: XmlElement): string =>
  KEYS.map((name) => textAt(transaction, name)).join(':');

/** The members of a transaction's identity. */
export const KEYS = [
  'RetailStoreID',
  'WorkstationID',
  'BusinessDayDate',
  'SequenceNumber',
] as const;

/**
 * A transaction as the ledger takes it. One that sells nothing (a drawer opened, training) counts
 * in its register's sequence as a cancellation over nothing, as sales audits load them.
 */
export function readTransaction(transaction: XmlElement): ReadTransaction {
  const of = (name: string): string => textAt(transaction, name);
  for (const name of KEYS)
    if (!/^[^\s:]{1,40}$/.test(of(name))) return { refused: `${name} is missing or no identifier` };
  if (!/^\d{1,9}$/.test(of('SequenceNumber'))) return { refused: 'SequenceNumber is no number' };
  const soldAt = of('EndDateTime') || of('BeginDateTime');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S{0,20}$/.test(soldAt))
    return { refused: 'EndDateTime is missing or no moment' };
  const retail = isTrue(transaction, 'TrainingModeFlag')
    ? undefined
    : childAt(transaction, 'RetailTransaction');
  const items = childrenOf(retail, 'LineItem').filter((item) => !isTrue(item, 'VoidFlag'));
  if (items.length > MOST) return { refused: `there are more than ${MOST} line items` };
  const totals = totalsOf(items, retail);
  const tenders = tendersOf(items);
  if (totals === undefined || tenders === undefined) return { refused: 'an amount is no number' };
  const documentId = transactionId(transaction);
  return {
    sale: {
      documentId,
      basketId: propertyOf(transaction, 'BASKET_ID').slice(0, 128) || documentId,
      storeId: of('RetailStoreID'),
      tillId: `${of('RetailStoreID')}/${of('WorkstationID')}`,
      channel: 'store',
      kind: kindOf(transaction, retail, totals.net),
      sequence: Number(of('SequenceNumber')),
      soldAt,
      totals,
      priceSource: 'till',
      offline: isTrue(transaction, 'OfflineFlag'),
      tenders,
      coupons: [],
      receipt: 'printed',
    },
  };
}

const isTrue = ({ attributes }: XmlElement, name: string): boolean =>
  attributes[name] === 'true' || attributes[name] === '1';

function kindOf(
  transaction: XmlElement,
  retail: XmlElement | undefined,
  net: number,
): SaleDocument['kind'] {
  const status = retail?.attributes['TransactionStatus'] ?? '';
  if (retail === undefined || isTrue(transaction, 'CancelFlag') || /void|cancel/i.test(status))
    return 'cancellation';
  return net < 0 ? 'return' : 'sale';
}

type Totals = SaleDocument['totals'];

/** By the grand total that is written, else by the items; a return counts against. */
function totalsOf(
  items: readonly XmlElement[],
  retail: XmlElement | undefined,
): Totals | undefined {
  let gross = 0;
  let extended = 0;
  for (const item of items) {
    const [sold] = [...childrenOf(item, 'Sale'), ...childrenOf(item, 'Return')];
    if (sold === undefined) continue;
    const amount = decimalIn(textAt(sold, 'ExtendedAmount'));
    if (amount === undefined) return undefined;
    const price = decimalIn(textAt(sold, 'RegularSalesUnitPrice'));
    const quantity = decimalIn(textAt(sold, 'Quantity') || '1');
    const before = price === undefined || quantity === undefined ? amount : price * quantity;
    const sign = sold.name === 'Return' ? -1 : 1;
    gross += sign * Math.abs(minorUnits(before));
    extended += sign * Math.abs(minorUnits(amount));
  }
  const written = childrenOf(retail, 'Total').find(
    ({ attributes }) => attributes['TotalType'] === 'TransactionGrandAmount',
  );
  const grand = written === undefined ? extended / 100 : decimalIn(written.text.trim());
  if (grand === undefined) return undefined;
  return { gross, discount: gross - extended, net: minorUnits(grand) };
}

const TENDERS: ReadonlyMap<string, TenderKind> = new Map([
  ['Cash', 'cash'],
  ['GiftCard', 'giftCard'],
  ['StoredValue', 'giftCard'],
]);

function tendersOf(items: readonly XmlElement[]): readonly Tender[] | undefined {
  const tenders: Tender[] = [];
  for (const tender of items.flatMap((item) => childrenOf(item, 'Tender'))) {
    const amount = decimalIn(textAt(tender, 'Amount'));
    if (amount === undefined) return undefined;
    const kind = TENDERS.get(tender.attributes['TenderType'] ?? '') ?? 'card';
    tenders.push({ kind, amount: minorUnits(amount), paymentId: null });
  }
  return tenders;
}

/** The value of a `PosTransactionProperties` of that code; codes have no case. */
function propertyOf(transaction: XmlElement, code: string): string {
  const found = childrenOf(transaction, 'PosTransactionProperties').find(
    (one) => textAt(one, 'PosTransactionPropertyCode').toUpperCase() === code,
  );
  return textAt(found, 'PosTransactionPropertyValue');
}
