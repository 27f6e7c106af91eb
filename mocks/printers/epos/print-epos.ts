import { setTimeout as sleep } from 'node:timers/promises';
import type { Device } from '../device.ts';
import type { Via } from '../receipt.ts';
import type { XmlElement } from '../xml.ts';
import { EPOS_ELEMENTS } from './epos-elements.ts';
import { type EposResponse, eposCode, eposStatus, NO_RESPONSE } from './epos-response.ts';

/** A print request, whichever way it came. */
export interface EposRequest {
  /** The `epos-print` element. */
  readonly document: XmlElement;
  readonly jobId?: string;
  /** How long the host waits for the printer to be able to print. */
  readonly timeout_ms: number;
  readonly via: Via;
}

const POLL_MS = 20;

/**
 * Prints an ePOS-Print document, or says why not. A printer that has to be mended fails it at
 * once, one that is only offline after the time-out, one that does not react at all with the
 * status 1. What was printed before it stopped stays printed.
 */
export async function printEpos(device: Device, request: EposRequest): Promise<EposResponse> {
  const { printer } = device;
  device.turnTo();
  const { document, jobId, timeout_ms, via } = request;
  const answer = (success: boolean, code: EposResponse['code'], status?: number): EposResponse => ({
    success,
    code,
    status: status ?? eposStatus(printer, success && document.children.length > 0),
    ...(jobId !== undefined && { jobId }),
  });
  if (!document.children.every(isKnown)) return answer(false, 'SchemaError');
  const asksToRecover = document.children.some(({ name }) => name === 'recovery');
  if (asksToRecover) printer.recover();
  const deadline = performance.now() + timeout_ms;
  while (!printer.ready && eposCode(printer) === '') {
    if (performance.now() >= deadline)
      return answer(false, 'EX_TIMEOUT', printer.offline ? undefined : NO_RESPONSE);
    await sleep(POLL_MS);
  }
  if (!printer.ready) return answer(false, eposCode(printer));
  const page = device.typesetter(via);
  for (const element of document.children) {
    EPOS_ELEMENTS[element.name]?.(page, element, printer);
    const busy_ms = page.takeBusy_ms();
    if (busy_ms > 0) await sleep(busy_ms);
    if (printer.ready) continue;
    page.endJob();
    return answer(false, eposCode(printer) || 'EX_TIMEOUT');
  }
  page.endJob();
  return answer(true, '');
}

const isKnown = ({ name, children }: XmlElement): boolean =>
  EPOS_ELEMENTS[name] !== undefined && children.every(isKnown);
