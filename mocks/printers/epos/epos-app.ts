import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Answer, Incoming } from '../../wire/exchange.ts';
import type { Device } from '../device.ts';
import { findAll, readXml, textOf } from '../xml.ts';
import { type EposResponse, responseEnvelope } from './epos-response.ts';
import { printEpos } from './print-epos.ts';

type Env = { readonly Bindings: Partial<HttpBindings> };

const BODY_LIMIT = 8 << 20;
const TIMEOUT_MS = 60_000;
const PATH = '/cgi-bin/epos/service.cgi';

/** Any page may print, as on the printers themselves. */
const HEADERS = {
  'content-type': 'text/xml; charset=utf-8',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Content-Type, If-Modified-Since, SOAPAction',
};

const refusal = (code: EposResponse['code']): EposResponse => ({ success: false, code, status: 0 });

const failed = (code: EposResponse['code']): Response =>
  new Response(responseEnvelope(refusal(code)), { headers: HEADERS });

/** A request to print as it ended. */
export interface EposExchange {
  readonly incoming: Incoming;
  readonly answer: Answer;
  /** The printer's id, or what was asked for where there is none. */
  readonly device: string;
  /** The vendor's code; empty for a document that was printed. */
  readonly code: string;
  readonly latency_us: number;
}

/**
 * Epson ePOS-Print: XML over HTTP. `devid` is a printer’s id, or `local_printer` for the first.
 * A printer that is switched off drops the connection, as one that is not there does.
 * @param onExchange told of every request at its end; status 0 for one that was dropped
 */
export function eposApp(
  devices: ReadonlyMap<string, Device>,
  onExchange?: (exchange: EposExchange) => void,
): Hono<Env> {
  const app = new Hono<Env>();
  const busy = new Set<string>();
  const tooLarge = (): Response => failed('RequestEntityTooLarge');
  app.options(PATH, () => new Response(null, { status: 204, headers: HEADERS }));
  app.post(PATH, bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge }), async (context) => {
    const began_ms = performance.now();
    const { devid = 'local_printer', timeout = '10000' } = context.req.query();
    const device = devid === 'local_printer' ? [...devices.values()][0] : devices.get(devid);
    const text = await context.req.text();
    const timeout_ms = Math.min(Number(timeout) || 0, TIMEOUT_MS);
    const response = await printed(device, text, timeout_ms, busy);
    const body = response === undefined ? '' : responseEnvelope(response);
    onExchange?.({
      incoming: incomingOf(context, text),
      answer: {
        status: response === undefined ? 0 : 200,
        type: HEADERS['content-type'],
        headers: {},
        body,
      },
      device: device?.id ?? devid,
      code: response?.code ?? '',
      latency_us: Math.round((performance.now() - began_ms) * 1e3),
    });
    return response === undefined ? drop(context) : new Response(body, { headers: HEADERS });
  });
  return app;
}

/** What the printer answers to a document; undefined when it is not there to answer. */
async function printed(
  device: Device | undefined,
  text: string,
  timeout_ms: number,
  busy: Set<string>,
): Promise<EposResponse | undefined> {
  if (device === undefined) return refusal('DeviceNotFound');
  if (device.printer.link !== 'on') return undefined;
  const root = readXml(text);
  const document = root && findAll(root, 'epos-print')[0];
  if (root === undefined || document === undefined) return refusal('SchemaError');
  const jobId = textOf(root, 'printjobid');
  if (busy.has(device.id)) return refusal('ERROR_DEVICE_BUSY');
  busy.add(device.id);
  const job = { document, timeout_ms, via: 'epos' as const, ...(jobId !== undefined && { jobId }) };
  return printEpos(device, job).finally(() => busy.delete(device.id));
}

/** The request as journals and recorders take it. */
function incomingOf({ req }: Context<Env>, body: string): Incoming {
  const { pathname, search, protocol } = new URL(req.url);
  return {
    method: 'POST',
    path: pathname,
    search,
    header: (name) => req.header(name),
    headers: () => [...req.raw.headers],
    scheme: protocol === 'https:' ? 'https' : 'http',
    body,
  };
}

/** Nothing is answered: the connection ends, where there is one. */
function drop(context: Context<Env>): Response {
  context.env?.incoming?.socket.destroy();
  return new Response(null, { status: 503 });
}
