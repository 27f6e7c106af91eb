import { escapeXml } from '../../printers/render/escape-xml.ts';
import type { XmlElement } from '../../printers/xml.ts';
import type { Call } from '../../wire/call.ts';
import type { Answer } from '../../wire/exchange.ts';
import type { World } from '../../world.ts';
import { childAt, childrenOf, refuseAsFault, textAt } from '../soap.ts';
import {
  documentShown,
  headerShown,
  keyShown,
  ledgerHeaders,
  nothing,
  RETAIL,
  resultOf,
} from './answers.ts';
import { DOCUMENTS, type HeldDocument } from './book.ts';
import { importFailed, unknownAction, unreadable } from './faults.ts';
import { readCreate } from './read-create.ts';
import { saleOf } from './sale-of.ts';

type Operate = (operation: XmlElement, world: World) => Answer;

/** Documents on a page of `GetHeaderList` at most. */
const PAGE = 500;

/** The contract `ISaleDocumentService`, as much of it as public integrations show. */
const OPERATIONS: ReadonlyMap<string, Operate> = new Map<string, Operate>([
  ['HelloWorld', (operation) => resultOf('HelloWorld', escapeXml(textAt(operation, 'text')))],
  ['Create', create],
  ['GetByKey', getByKey],
  ['GetByReference', getByReference],
  ['GetHeaderList', getHeaderList],
]);

/** Names of the operations that are played. */
export const OPERATION_NAMES: readonly string[] = [...OPERATIONS.keys()];

/** Does what a message asks for, when its SOAPAction names the same. */
export function operate(operation: XmlElement, { header, world }: Call): Answer {
  if (!/^text\/xml\b/i.test(header('content-type') ?? ''))
    return refuseAsFault({ name: 'unsupported-media-type', detail: 'Send text/xml.' });
  const sent = header('soapaction');
  if (sent === undefined)
    return refuseAsFault({ name: 'invalid-body', detail: 'Send SOAPAction (SOAP 1.1, 6.1.1).' });
  const action = sent.trim().replace(/^"(.*)"$/, '$1');
  const serve = OPERATIONS.get(operation.name);
  if (serve === undefined || action !== `${RETAIL}/ISaleDocumentService/${operation.name}`)
    return unknownAction(action);
  if (textAt(operation, 'clientContext', 'DatabaseId') === '')
    return importFailed('clientContext names no DatabaseId');
  return serve(operation, world);
}

function create(operation: XmlElement, world: World): Answer {
  const read = readCreate(operation);
  if (read.fault !== undefined) return read.fault;
  const { document } = read;
  const book = world.part(DOCUMENTS);
  const { type, internalReference } = document;
  if (internalReference !== '' && book.byReference(internalReference) !== undefined)
    return importFailed(
      `${type} Internal reference ${internalReference} - This document already exists and cannot be re-integrated`,
    );
  const held = book.keep(document);
  const key = keyShown(held.key);
  // What is on hold is no sale yet.
  if (type === 'ReceiptOnHold') return resultOf('Create', key);
  return resultOf('Create', key, ledgerHeaders(world.sales.record(saleOf(held))));
}

function getByKey(operation: XmlElement, world: World): Answer {
  // Both members are seen in public requests.
  const request = childAt(operation, 'searchRequest');
  const key = childAt(request, 'Key') ?? childAt(operation, 'key');
  const number = textAt(key, 'Number');
  if (!/^\d{1,9}$/.test(number)) return unreadable('Number', number, 'Int32');
  const book = world.part(DOCUMENTS);
  const found = book.byKey(textAt(key, 'Type'), textAt(key, 'Stump'), Number(number));
  return found === undefined ? nothing('GetByKey') : resultOf('GetByKey', documentShown(found));
}

function getByReference(operation: XmlElement, world: World): Answer {
  const reference = childAt(operation, 'searchRequest', 'Reference');
  const found = world.part(DOCUMENTS).byReference(textAt(reference, 'InternalReference'));
  return found === undefined
    ? nothing('GetByReference')
    : resultOf('GetByReference', documentShown(found));
}

function getHeaderList(operation: XmlElement, world: World): Answer {
  const request = childAt(operation, 'searchRequest');
  const size = pageNumber(textAt(request, 'Pager', 'PageSize'), PAGE);
  const index = pageNumber(textAt(request, 'Pager', 'PageIndex'), 1);
  const found = [...world.part(DOCUMENTS).all()].filter(filterOf(request));
  const page = found.slice((index - 1) * size, index * size);
  const headers = page.map((one) => `<Get_Header>${headerShown(one)}</Get_Header>`).join('');
  return resultOf('GetHeaderList', `<Headers>${headers}</Headers>`);
}

/** Which documents a search is for; what it does not name is not asked. Days are compared. */
function filterOf(request: XmlElement | undefined): (document: HeldDocument) => boolean {
  const wanted = (list: string, member: string): readonly string[] =>
    childrenOf(childAt(request, list), member).map(({ text }) => text.trim());
  const types = wanted('DocumentTypes', 'SaleDocumentType');
  const stores = wanted('StoreIds', 'string');
  const customer = textAt(request, 'CustomerId');
  const begin = textAt(request, 'BeginDate').slice(0, 10);
  const end = textAt(request, 'EndDate').slice(0, 10);
  return ({ key, storeId, customerId, date }) =>
    (types.length === 0 || types.includes(key.type)) &&
    (stores.length === 0 || stores.includes(storeId)) &&
    (customer === '' || customer === customerId) &&
    (begin === '' || date.slice(0, 10) >= begin) &&
    (end === '' || date.slice(0, 10) <= end);
}

const pageNumber = (text: string, otherwise: number): number =>
  /^[1-9]\d{0,4}$/.test(text) ? Math.min(Number(text), 10_000) : otherwise;
