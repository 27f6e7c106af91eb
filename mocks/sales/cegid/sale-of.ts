import type { SaleDocument, Tender, TenderKind } from '../../../src/model/sale.ts';
import { minorUnits } from '../amounts.ts';
import type { HeldDocument } from './book.ts';

/** Codes of payment methods that are common; every company has its own, others count as cards. */
const METHODS: ReadonlyMap<string, TenderKind> = new Map([
  ['CB', 'card'],
  ['ESP', 'cash'],
  ['CAD', 'giftCard'],
  ['AVO', 'giftCard'],
]);

/** What all lines of a document come to, before and after discounts. */
export function totalsOf({ lines }: Pick<HeldDocument, 'lines'>): SaleDocument['totals'] {
  const sum = (price: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((total, line) => total + minorUnits(price(line) * line.quantity), 0);
  const gross = sum(({ unitPrice }) => unitPrice);
  const net = sum(({ netUnitPrice }) => netUnitPrice);
  return { gross, discount: gross - net, net };
}

/**
 * A receipt or order as the ledger takes it. The digits at the end of an internal reference are
 * the number in the journal of the till that the rest names: `S12-T03-000451`.
 */
export function saleOf(document: HeldDocument): SaleDocument {
  const { key, storeId, internalReference, externalReference, date } = document;
  const [, till = '', digits] = /^(.*?)\W*(\d{1,9})$/.exec(internalReference) ?? [];
  const documentId = internalReference || `${key.type}-${key.stump}-${key.number}`;
  const totals = totalsOf(document);
  return {
    documentId,
    basketId: externalReference || documentId,
    storeId,
    tillId: till || storeId,
    channel: channelOf(document),
    kind: !document.active ? 'cancellation' : totals.net < 0 ? 'return' : 'sale',
    sequence: digits === undefined ? key.number : Number(digits),
    soldAt: date.includes('T') ? date : `${date}T00:00`,
    totals,
    priceSource: 'till',
    offline: false,
    tenders: document.payments.map(tenderOf),
    coupons: [],
    receipt: 'printed',
  };
}

function channelOf({ type, origin }: HeldDocument): SaleDocument['channel'] {
  if (type === 'CustomerOrder') return 'clickAndCollect';
  return origin === 'ECommerce' ? 'web' : 'store';
}

const tenderOf = ({ methodId, amount }: HeldDocument['payments'][number]): Tender => ({
  kind: METHODS.get(methodId) ?? 'card',
  amount,
  paymentId: null,
});
