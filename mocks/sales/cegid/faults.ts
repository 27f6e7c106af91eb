import type { Answer } from '../../wire/exchange.ts';
import { element, soapFault } from '../soap.ts';

const CEGID = 'http://www.cegid.fr/fault';
const BUSINESS = 'CBR_001_0003';
/** The platform's (WCF) own codes. */
const DISPATCHER =
  'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const ADDRESSING = 'http://schemas.microsoft.com/ws/2005/05/addressing/none';

/** What went wrong on each floor of the server, from the caller's down; the last says why. */
const FLOORS = [
  'WP006 : Failure during message execution (TWorkerMessageProcess.TryExecuteMessage)',
  "WP008 : Operation 'Cegid.Retail.Documents.Sales.Create' failed calling 'TCbrImportHelper.CreateDocument' (TWorkerOperationDispatcher.Execute)",
  'CBR00006 : Failed to create document (TCbrImportHelper.CreateDocument)',
] as const;

const said = (message: string): string =>
  `Remote call failed: Code = (${message.split(' ')[0]}) Message = (${message})`;

/** A refused document, in the shape that integrators publish: exceptions within exceptions. */
export function importFailed(why: string): Answer {
  const messages = [...FLOORS, `CBR00009 : Import failed : ${why} (TCbrImportHelper.InvokeImport)`];
  const inner = messages.reduceRight((below, message, depth) => {
    const content = `${below}${element('Message', said(message))}${element('Type', 'Cegid.Retail.Tools.Resources.Biz001Exception')}${element('Id', BUSINESS)}`;
    return depth === 0
      ? content
      : `<InnerException i:type="CbpExceptionDetail">${content}</InnerException>`;
  }, '');
  return soapFault({
    code: { name: BUSINESS, namespace: CEGID },
    text: said(FLOORS[0]),
    detail: `<CbpExceptionDetail xmlns="${CEGID}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${inner}</CbpExceptionDetail>`,
  });
}

/** A member that cannot be read as what it is to be. */
export const unreadable = (name: string, value: string, type: string): Answer =>
  soapFault({
    code: { name: 'DeserializationFailed', namespace: DISPATCHER },
    text: `The formatter threw an exception while trying to deserialize the message: the value '${value.slice(0, 80)}' of ${name} cannot be parsed as the type '${type}'.`,
  });

/** A SOAPAction that is none of the contract, or not that of the body. */
export const unknownAction = (action: string): Answer =>
  soapFault({
    code: { name: 'ActionNotSupported', namespace: ADDRESSING },
    text: `The message with Action '${action.slice(0, 200)}' cannot be processed at the receiver, due to a ContractFilter mismatch at the EndpointDispatcher.`,
  });
