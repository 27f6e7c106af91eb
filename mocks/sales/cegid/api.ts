import type { Operation } from '../../../src/model/operations.ts';
import { basic, SECRET } from '../../support/vendors/door.ts';
import type { Api } from '../../wire/api.ts';
import type { Answer } from '../../wire/exchange.ts';
import { get, post } from '../../wire/route.ts';
import { refuseAsFault, soapMessage, soapReply, textAt } from '../soap.ts';
import { EXAMPLE } from './example.ts';
import { OPERATION_NAMES, operate } from './operations.ts';

/** The account that a test may use; its database is before the backslash. */
const LOGIN = basic('DEMO\\CEGID', SECRET);

const page = (lines: readonly string[]): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  headers: {},
  body: `<!doctype html><title>SaleDocumentService</title><ul>${lines.map((one) => `<li>${one}</li>`).join('')}</ul>`,
});

/** What an operation is to the fleet. */
const TO_THE_FLEET: ReadonlyMap<string, Operation> = new Map([
  ['Create', 'sales.record'],
  ['GetByKey', 'sales.get'],
  ['GetByReference', 'sales.get'],
]);

/** Sale documents of Cegid Retail Y2 over SOAP 1.1, as far as public integrations tell. */
export const cegidY2: Api = {
  name: 'cegid-y2',
  title: 'Cegid Retail Y2: sale documents (SOAP 1.1), as far as public material goes',
  description: `SaleDocumentService over head office's ledger: ${OPERATION_NAMES.join(', ')}; SOAPAction http://www.cegid.fr/Retail/1.0/ISaleDocumentService/{operation}. Made after what integrators publish, not certified by anybody: the results of Create and GetByReference, Client faults with 400, and that digits at the end of an InternalReference count a till's documents are assumed. Not played: the WSDL, UpdatePayments, NTLM, the other services.`,
  service: 'sales',
  keys: 'own',
  refuse: refuseAsFault,
  admit: ({ header }) =>
    header('authorization') === LOGIN
      ? undefined
      : refuseAsFault({
          name: 'unauthorised',
          detail: 'Send HTTP Basic with DATABASE\\login.',
          headers: { 'www-authenticate': 'Basic realm="Y2"' },
        }),
  passes: () => ({ authorization: LOGIN }),
  routes: [
    post({
      path: '/{instance}/SaleDocumentService.svc',
      summary: 'An operation of ISaleDocumentService',
      operation: ({ name }) => TO_THE_FLEET.get(name) ?? null,
      subject: (operation) => {
        const header = ['createRequest', 'Header'] as const;
        return {
          storeId: textAt(operation, ...header, 'StoreId') || undefined,
          basketId: textAt(operation, ...header, 'ExternalReference') || undefined,
        };
      },
      reads: 'xml',
      request: soapMessage(EXAMPLE),
      replies: { 200: soapReply, 400: null, 401: null, 500: null },
      serve: operate,
    }),
    get({
      path: '/{instance}/SaleDocumentService.svc',
      summary: 'A page that names the operations; there is no WSDL',
      operation: null,
      replies: { 200: null },
      serve: () => page(OPERATION_NAMES),
    }),
  ],
};
