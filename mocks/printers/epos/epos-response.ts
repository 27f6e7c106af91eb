import type { Printer } from '../printer.ts';
import { escapeXml } from '../render/escape-xml.ts';
import { statusBack } from '../status-bytes.ts';

/** Why a print did not succeed (Epson ePOS-Print XML, response codes); empty when it did. */
export type EposCode =
  | ''
  | 'EPTR_AUTOMATICAL'
  | 'EPTR_COVER_OPEN'
  | 'EPTR_CUTTER'
  | 'EPTR_MECHANICAL'
  | 'EPTR_REC_EMPTY'
  | 'EPTR_UNRECOVERABLE'
  | 'ERROR_DEVICE_BUSY'
  | 'SchemaError'
  | 'DeviceNotFound'
  | 'EX_TIMEOUT'
  | 'RequestEntityTooLarge';

/** What a print ended in. */
export interface EposResponse {
  readonly success: boolean;
  readonly code: EposCode;
  /** Unsigned, 32 bits. */
  readonly status: number;
  readonly jobId?: string;
}

const NAMESPACE = 'http://www.epson-pos.com/schemas/2011/03/epos-print';
const PRINTED = 0x02;

/** No answer came from the printer itself. */
export const NO_RESPONSE = 0x01;

/** The four bytes of automatic status back, the first lowest, with the bit that says it printed. */
export function eposStatus(printer: Printer, success: boolean): number {
  const [first, second, third, fourth] = statusBack(printer);
  return first + second * 2 ** 8 + third * 2 ** 16 + fourth * 2 ** 24 + (success ? PRINTED : 0);
}

/** What keeps the printer from printing; empty when nothing does, or nothing that has a code. */
export function eposCode(printer: Printer): EposCode {
  const { paper, coverOpen, error } = printer.state;
  if (coverOpen) return 'EPTR_COVER_OPEN';
  if (paper === 'out') return 'EPTR_REC_EMPTY';
  switch (error) {
    case 'cutter':
      return 'EPTR_CUTTER';
    case 'mechanical':
      return 'EPTR_MECHANICAL';
    case 'unrecoverable':
      return 'EPTR_UNRECOVERABLE';
    case 'autoRecoverable':
      return 'EPTR_AUTOMATICAL';
    case null:
      return '';
  }
}

/** The response element. */
export function responseElement({ success, code, status, jobId }: EposResponse): string {
  const job = jobId === undefined ? '' : ` printjobid="${escapeXml(jobId)}"`;
  return `<response xmlns="${NAMESPACE}" success="${success}" code="${code}" status="${status}" battery="0"${job}/>`;
}

/** The SOAP answer; its HTTP status is 200 also when the print failed. */
export const responseEnvelope = (response: EposResponse): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${responseElement(response)}</s:Body></s:Envelope>`;
