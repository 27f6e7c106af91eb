import type { SaleReceipt } from '../../../src/model/sale.ts';
import type { Answer } from '../../wire/exchange.ts';
import { decimalText } from '../amounts.ts';
import { element, soapAnswer } from '../soap.ts';
import type { DocumentKey, DocumentLine, DocumentPayment, HeldDocument } from './book.ts';
import { totalsOf } from './sale-of.ts';

/** The namespace of every operation. */
export const RETAIL = 'http://www.cegid.fr/Retail/1.0';

/** The result of an operation, as WCF wraps it. */
export const resultOf = (
  operation: string,
  content: string,
  headers: Readonly<Record<string, string>> = {},
): Answer =>
  soapAnswer(
    200,
    `<${operation}Response xmlns="${RETAIL}"><${operation}Result xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${content}</${operation}Result></${operation}Response>`,
    headers,
  );

/** The result of an operation that found nothing. */
export const nothing = (operation: string): Answer =>
  soapAnswer(
    200,
    `<${operation}Response xmlns="${RETAIL}"><${operation}Result xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></${operation}Response>`,
  );

/** What the documents have no member for: doubled baskets and gaps in a till's numbers. */
export const ledgerHeaders = ({ copies, inOrder }: SaleReceipt): Record<string, string> => ({
  'peakday-copies': String(copies),
  'peakday-in-order': String(inOrder),
});

/** `Number`, `Stump` and `Type`. */
export const keyShown = ({ number, stump, type }: DocumentKey): string =>
  element('Number', number) + element('Stump', stump) + element('Type', type);

/** A header as `GetHeaderList` and `GetByKey` show it; members in the order of their names. */
export function headerShown(document: HeldDocument): string {
  const { key, active, lines } = document;
  return [
    element('Active', String(active)),
    element('CurrencyId', document.currencyId),
    element('CustomerId', document.customerId),
    element('Date', document.date.includes('T') ? document.date : `${document.date}T00:00:00`),
    element('ExternalReference', document.externalReference),
    element('InternalReference', document.internalReference),
    `<Key>${keyShown(key)}</Key>`,
    element('Origin', document.origin),
    element('SalesPersonId', document.salesPersonId),
    element('StoreId', document.storeId),
    element('TaxIncludedTotalAmount', decimalText(totalsOf(document).net)),
    element(
      'TotalQuantity',
      lines.reduce((total, { quantity }) => total + quantity, 0),
    ),
    element('WarehouseId', document.warehouseId),
  ].join('');
}

/** A whole document: header, lines and payments. */
export const documentShown = (document: HeldDocument): string =>
  `<Header>${headerShown(document)}</Header><Lines>${document.lines.map(lineShown).join('')}</Lines><Payments>${document.payments.map(paymentShown).join('')}</Payments>`;

const lineShown = (line: DocumentLine, index: number): string =>
  `<Get_Line>${element('ItemReference', line.reference)}${element('Quantity', line.quantity)}${element('Rank', index + 1)}${element('TaxIncludedNetUnitPrice', line.netUnitPrice)}${element('TaxIncludedUnitPrice', line.unitPrice)}</Get_Line>`;

const paymentShown = ({ amount, currencyId, methodId }: DocumentPayment, index: number): string =>
  `<Get_Payment>${element('Amount', decimalText(amount))}${element('CurrencyId', currencyId)}${element('Id', index + 1)}${element('PaymentMethodId', methodId)}</Get_Payment>`;
