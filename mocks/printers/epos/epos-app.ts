import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
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

const failed = (code: EposResponse['code']): Response =>
  new Response(responseEnvelope({ success: false, code, status: 0 }), { headers: HEADERS });

/**
 * Epson ePOS-Print: XML over HTTP. `devid` is a printer’s id, or `local_printer` for the first.
 * A printer that is switched off drops the connection, as one that is not there does.
 */
export function eposApp(devices: ReadonlyMap<string, Device>): Hono<Env> {
  const app = new Hono<Env>();
  const busy = new Set<string>();
  const tooLarge = (): Response => failed('RequestEntityTooLarge');
  app.options(PATH, () => new Response(null, { status: 204, headers: HEADERS }));
  app.post(PATH, bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge }), async (context) => {
    const { devid = 'local_printer', timeout = '10000' } = context.req.query();
    const device = devid === 'local_printer' ? [...devices.values()][0] : devices.get(devid);
    if (device === undefined) return failed('DeviceNotFound');
    if (device.printer.link !== 'on') return drop(context);
    const root = readXml(await context.req.text());
    const document = root && findAll(root, 'epos-print')[0];
    if (root === undefined || document === undefined) return failed('SchemaError');
    const jobId = textOf(root, 'printjobid');
    if (busy.has(device.id)) return failed('ERROR_DEVICE_BUSY');
    busy.add(device.id);
    const response = await printEpos(device, {
      document,
      timeout_ms: Math.min(Number(timeout) || 0, TIMEOUT_MS),
      via: 'epos',
      ...(jobId !== undefined && { jobId }),
    }).finally(() => busy.delete(device.id));
    return new Response(responseEnvelope(response), { headers: HEADERS });
  });
  return app;
}

/** Nothing is answered: the connection ends, where there is one. */
function drop(context: Context<Env>): Response {
  context.env?.incoming?.socket.destroy();
  return new Response(null, { status: 503 });
}
