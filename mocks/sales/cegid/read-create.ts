import type { XmlElement } from '../../printers/xml.ts';
import type { Answer } from '../../wire/exchange.ts';
import { decimalIn, minorUnits } from '../amounts.ts';
import { childAt, childrenOf, textAt } from '../soap.ts';
import {
  DOCUMENT_TYPES,
  type DocumentLine,
  type DocumentPayment,
  type DocumentType,
  type NewDocument,
} from './book.ts';
import { importFailed, unreadable } from './faults.ts';

/** Longest text of a member, and most lines of a document, that are taken. */
const LONGEST = 120;
const MOST = 1000;

/** A document that can be taken, or the fault that says why it cannot. */
export type ReadDocument =
  | { readonly document: NewDocument; readonly fault?: undefined }
  | { readonly fault: Answer };

/** Reads the `createRequest` of a `Create`. */
export function readCreate(operation: XmlElement): ReadDocument {
  const request = childAt(operation, 'createRequest');
  const header = childAt(request, 'Header');
  const of = (name: string): string => textAt(header, name).slice(0, LONGEST);
  const type = typeIn(of('Type'));
  if (type === undefined) return { fault: unreadable('Type', of('Type'), 'SaleDocumentType') };
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}\S*)?$/.test(of('Date')))
    return { fault: unreadable('Date', of('Date'), 'DateTime') };
  for (const name of ['StoreId', 'CurrencyId', 'CustomerId'])
    if (of(name) === '') return { fault: importFailed(`${name} is mandatory`) };
  const lines = all(childrenOf(childAt(request, 'Lines'), 'Create_Line'), readLine);
  if (lines.fault !== undefined) return lines;
  if (lines.read.length === 0) return { fault: importFailed('a document needs lines') };
  const payments = all(childrenOf(childAt(request, 'Payments'), 'Create_Payment'), readPayment);
  if (payments.fault !== undefined) return payments;
  const document: NewDocument = {
    type,
    active: !['0', 'false'].includes(of('Active')),
    date: of('Date'),
    storeId: of('StoreId'),
    warehouseId: of('WarehouseId'),
    customerId: of('CustomerId'),
    salesPersonId: of('SalesPersonId'),
    currencyId: of('CurrencyId'),
    origin: of('Origin'),
    internalReference: of('InternalReference'),
    externalReference: of('ExternalReference'),
    lines: lines.read,
    payments: payments.read,
  };
  return { document };
}

const typeIn = (text: string): DocumentType | undefined =>
  DOCUMENT_TYPES.find((one) => one === text);

type Read<T> = { readonly read: T; readonly fault?: undefined } | { readonly fault: Answer };

/** Every element read, or the first fault. */
function all<T>(
  elements: readonly XmlElement[],
  readOne: (one: XmlElement) => Read<T>,
): Read<readonly T[]> {
  if (elements.length > MOST) return { fault: importFailed(`more than ${MOST} lines`) };
  const read: T[] = [];
  for (const one of elements) {
    const next = readOne(one);
    if (next.fault !== undefined) return next;
    read.push(next.read);
  }
  return { read };
}

function readLine(line: XmlElement): Read<DocumentLine> {
  const unitPrice = decimalAt(line, 'UnitPrice');
  if (unitPrice.fault !== undefined) return unitPrice;
  // A line without a price of its own is sold at the list price.
  const netUnitPrice =
    textAt(line, 'NetUnitPrice') === '' ? unitPrice : decimalAt(line, 'NetUnitPrice');
  if (netUnitPrice.fault !== undefined) return netUnitPrice;
  const quantity = decimalAt(line, 'Quantity');
  if (quantity.fault !== undefined) return quantity;
  const item = childAt(line, 'ItemIdentifier');
  const reference = (textAt(item, 'Reference') || textAt(item, 'Id')).slice(0, LONGEST);
  if (reference === '') return { fault: importFailed('ItemIdentifier is mandatory') };
  const prices = { unitPrice: unitPrice.read, netUnitPrice: netUnitPrice.read };
  return { read: { reference, quantity: quantity.read, ...prices } };
}

function readPayment(payment: XmlElement): Read<DocumentPayment> {
  const amount = decimalAt(payment, 'Amount');
  if (amount.fault !== undefined) return amount;
  const methodId = textAt(payment, 'MethodId').slice(0, LONGEST);
  const currencyId = textAt(payment, 'CurrencyId').slice(0, LONGEST);
  return { read: { amount: minorUnits(amount.read), methodId, currencyId } };
}

function decimalAt(parent: XmlElement, name: string): Read<number> {
  const text = textAt(parent, name);
  const read = decimalIn(text);
  return read === undefined ? { fault: unreadable(name, text, 'Decimal') } : { read };
}
