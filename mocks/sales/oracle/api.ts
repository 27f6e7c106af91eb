import { z } from 'zod';
import type { SaleDocument } from '../../../src/model/sale.ts';
import type { XmlElement } from '../../printers/xml.ts';
import { basic, SECRET } from '../../support/vendors/door.ts';
import type { Api } from '../../wire/api.ts';
import type { Call } from '../../wire/call.ts';
import type { Answer } from '../../wire/exchange.ts';
import { get, post, type Route } from '../../wire/route.ts';
import { childAt, refuseAsFault, soapAnswer, soapMessage, soapReply, textAt } from '../soap.ts';
import { logOf, namespaceOf, processingException, type Taken } from './answers.ts';
import { ENVELOPE_EXAMPLE, LOG_EXAMPLE } from './example.ts';
import { readTransaction, transactionsIn } from './read-transaction.ts';

const LOGIN = basic('poslog', SECRET);
const PATH = '/ws/{version}/PoslogServices';

/** Versions of the service that the vendor's pages list. */
const VERSION = /^v[1-3]_\d$/;

const subjectOf = (transaction: XmlElement | undefined): { storeId: string | undefined } => ({
  storeId: textAt(transaction, 'RetailStoreID') || undefined,
});

/** `postTransaction`: one transaction in a SOAP envelope. */
const soapRoute: Route = post({
  path: PATH,
  summary: 'postTransaction: one transaction of a sales log',
  operation: ({ name }) => (name === 'postTransaction' ? 'sales.record' : null),
  subject: (operation) => subjectOf(transactionOf(operation)),
  reads: 'xml',
  request: soapMessage(ENVELOPE_EXAMPLE),
  replies: { 200: soapReply, 400: null, 401: null, 500: null },
  serve: postTransaction,
});

/** Both spellings are seen: JAX-WS' parameter, and the element of the log. */
const transactionOf = (operation: XmlElement): XmlElement | undefined =>
  childAt(operation, 'transaction') ?? childAt(operation, 'Transaction');

function postTransaction(operation: XmlElement, { parameters, world }: Call): Answer {
  const version = parameters['version'] ?? '';
  if (!VERSION.test(version))
    return refuseAsFault({
      name: 'not-found',
      detail: 'There is no such version of PoslogServices.',
    });
  const namespace = namespaceOf(version);
  if (operation.name !== 'postTransaction')
    return refuseAsFault({ name: 'invalid-body', detail: `${operation.name} is no operation.` });
  const transaction = transactionOf(operation);
  if (transaction === undefined) return processingException(namespace, 'there is no transaction');
  const read = readTransaction(transaction);
  if (read.refused !== undefined) return processingException(namespace, read.refused);
  const log = logOf([[transaction, world.sales.record(read.sale)]]);
  return soapAnswer(
    200,
    `<postTransactionResponse xmlns="${namespace}"><return>${log}</return></postTransactionResponse>`,
  );
}

/** A POSLog as a broadcaster posts it: taken whole, or refused whole. */
const logRoute: Route = post({
  path: '/poslog',
  summary: 'A sales log of any number of transactions',
  operation: 'sales.record',
  subject: ([first]) => subjectOf(first),
  reads: 'xml',
  request: z
    .string()
    .meta({ description: 'A POSLog document (NRF ARTS)', examples: [LOG_EXAMPLE] })
    .transform((text, context) => {
      const transactions = transactionsIn(text);
      if (transactions !== undefined) return transactions;
      context.addIssue({ code: 'custom', message: 'a POSLog with 1 to 1000 transactions' });
      return z.NEVER;
    }),
  replies: {
    200: z.string().meta({ description: 'A POSLog of what was taken' }),
    400: null,
    401: null,
  },
  serve: postLog,
});

function postLog(transactions: readonly XmlElement[], { world }: Call): Answer {
  const sales: [XmlElement, SaleDocument][] = [];
  for (const transaction of transactions) {
    const read = readTransaction(transaction);
    if (read.refused !== undefined) {
      const detail = `Transaction ${sales.length + 1}: ${read.refused}; nothing was taken.`;
      return refuseAsFault({ name: 'invalid-body', detail });
    }
    sales.push([transaction, read.sale]);
  }
  const taken = sales.map(([transaction, sale]): Taken => [transaction, world.sales.record(sale)]);
  const body = `<?xml version="1.0" encoding="utf-8"?>${logOf(taken)}`;
  return { status: 200, type: 'text/xml; charset=utf-8', headers: {}, body };
}

/** Sales logs uploaded in the manner of Oracle Retail Xstore, as far as public pages tell. */
export const oraclePoslog: Api = {
  name: 'oracle-poslog',
  title: 'Oracle-style sales log upload (POSLog, SOAP and HTTP), as far as public material goes',
  description:
    'Sales logs of Xstore over head office’s ledger: PoslogServices.postTransaction as Customer Engagement’s public pages have it, and a POSLog document posted whole. Made after public pages, not certified by anybody: HTTP Basic, the wrapper of the answer, the detail of a fault, Client faults with 400, and the path /poslog are assumed. A transaction is its store, register, business day and number; sent again it gets its first answer. The property BASKET_ID names its basket. Not played: loyalty, the WSDL, RTLog files.',
  service: 'sales',
  keys: 'own',
  refuse: refuseAsFault,
  admit: ({ header }) =>
    header('authorization') === LOGIN
      ? undefined
      : refuseAsFault({
          name: 'unauthorised',
          detail: 'Send HTTP Basic with user and password.',
          headers: { 'www-authenticate': 'Basic realm="poslog"' },
        }),
  passes: () => ({ authorization: LOGIN }),
  routes: [
    soapRoute,
    logRoute,
    get({
      path: PATH,
      summary: 'A page that names the operation; there is no WSDL',
      operation: null,
      replies: { 200: null },
      serve: () => ({
        status: 200,
        type: 'text/html; charset=utf-8',
        headers: {},
        body: '<!doctype html><title>PoslogServices</title><ul><li>postTransaction</li></ul>',
      }),
    }),
  ],
};
