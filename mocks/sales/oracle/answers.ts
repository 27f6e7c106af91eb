import type { SaleReceipt } from '../../../src/model/sale.ts';
import type { XmlElement } from '../../printers/xml.ts';
import type { Answer } from '../../wire/exchange.ts';
import { element, soapFault, textAt } from '../soap.ts';
import { KEYS } from './read-transaction.ts';

/** ARTS' namespace of sales logs. */
const ARTS = 'http://www.nrf-arts.org/IXRetail/namespace/';

/** The namespace of a version of the service, e.g. `v1_0`. */
export const namespaceOf = (version: string): string =>
  `http://${version}.poslog.webservices.csx.dtv.com/`;

/** A transaction that was taken: what it is, and what the ledger says of it. */
export type Taken = readonly [transaction: XmlElement, receipt: SaleReceipt];

/**
 * The log of what was taken, in ARTS' element names; what the ledger says of doubled baskets and
 * gaps in a register's sequence stands in attributes of a namespace of our own.
 */
export const logOf = (taken: readonly Taken[]): string =>
  `<POSLog xmlns="${ARTS}" xmlns:peakday="urn:peakday:sales">${taken.map(shown).join('')}</POSLog>`;

const shown = ([transaction, { copies, inOrder }]: Taken): string =>
  `<Transaction peakday:copies="${copies}" peakday:inOrder="${inOrder}">${KEYS.map((name) => element(name, textAt(transaction, name))).join('')}</Transaction>`;

/** A transaction that cannot be processed, as the service's own exception. */
export const processingException = (namespace: string, why: string): Answer =>
  soapFault({
    code: { name: 'Server' },
    text: why,
    detail: `<RelateProcessingException xmlns="${namespace}">${element('message', why)}</RelateProcessingException>`,
  });
