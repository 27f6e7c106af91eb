import type { Device } from '../device.ts';
import { type Polling, poll } from '../poller.ts';
import { escapeXml } from '../render/escape-xml.ts';
import { findAll, readXml, textOf, type XmlElement } from '../xml.ts';
import { responseElement } from './epos-response.ts';
import { printEpos } from './print-epos.ts';

/** How a printer polls. */
export interface ServerDirectPrintOptions {
  readonly url: string;
  /** As the server knows the printer; its own id unless told. */
  readonly id?: string;
  readonly name?: string;
  readonly interval_ms?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * Epson Server Direct Print: the printer asks a server for work at an interval, prints what it is
 * given and posts what became of it, again and again until the server answers 200.
 */
export function pollServerDirectPrint(device: Device, options: ServerDirectPrintOptions): Polling {
  const { url, id = device.id, name, interval_ms = 5000 } = options;
  const who = { ID: id, ...(name !== undefined && { Name: name }) };
  let unsent: string | undefined;
  const post = (form: Record<string, string>, signal: AbortSignal): Promise<Response> =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form), signal });
  return poll(url, interval_ms, async (signal) => {
    // A printer without power or network asks for nothing.
    if (device.printer.link !== 'on') return;
    if (unsent === undefined) {
      const answer = await post({ ConnectionType: 'GetRequest', ...who }, signal);
      const xml = await answer.text();
      if (answer.status !== 200 || xml.trim() === '') return;
      unsent = await printAll(device, xml);
    }
    const form = { ConnectionType: 'SetResponse', ...who, ResponseFile: unsent };
    const taken = await post(form, signal);
    await taken.arrayBuffer();
    if (taken.status === 200) unsent = undefined;
  });
}

/** Prints every `ePOSPrint` of a request. @returns the `PrintResponseInfo` about all of them */
async function printAll(device: Device, xml: string): Promise<string> {
  const root = readXml(xml);
  const version = root?.attributes['Version'] ?? '1.00';
  const parts: string[] = [];
  for (const job of root === undefined ? [] : findAll(root, 'ePOSPrint'))
    parts.push(await printOne(device, job, version));
  return `<?xml version="1.0" encoding="utf-8"?>\n<PrintResponseInfo Version="${escapeXml(version)}">${parts.join('')}</PrintResponseInfo>`;
}

async function printOne(device: Device, job: XmlElement, version: string): Promise<string> {
  const jobId = textOf(job, 'printjobid');
  const devid = textOf(job, 'devid') ?? 'local_printer';
  const document = findAll(job, 'epos-print')[0];
  const timeout_ms = Number(textOf(job, 'timeout') ?? TIMEOUT_MS) || 0;
  const response =
    document === undefined
      ? ({ success: false, code: 'SchemaError', status: 0 } as const)
      : await printEpos(device, { document, timeout_ms, via: 'serverDirectPrint' });
  const named = version !== '1.00' && jobId !== undefined;
  const parameter = `<devid>${escapeXml(devid)}</devid>${named ? `<printjobid>${escapeXml(jobId)}</printjobid>` : ''}`;
  return `<ePOSPrint><Parameter>${parameter}</Parameter><PrintResponse>${responseElement(response)}</PrintResponse></ePOSPrint>`;
}
