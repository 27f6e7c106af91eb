import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bearsToken } from '../../wire/admin-token.ts';
import type { Device } from '../device.ts';
import { type EposExchange, eposApp } from '../epos/epos-app.ts';
import { CONTROLS } from './controls.ts';
import { describeDevice, describeReceipt } from './describe-device.ts';
import { printerEvents } from './events.ts';
import { PAGE } from './page-html.ts';
import { SCRIPT } from './page-script.ts';
import { STYLE } from './page-style.ts';
import { receiptAnswer } from './receipt-answer.ts';

/** What the page shows and controls. */
export interface PrintersAppOptions {
  readonly devices: ReadonlyMap<string, Device>;
  /** Where each printer's raw port is, `host:port`. */
  readonly addresses: ReadonlyMap<string, string>;
  /** What requests must bear, ePOS-Print apart; without it only loopback names are answered. */
  readonly adminToken?: string | undefined;
  /** Told of every request to print by ePOS-Print. */
  readonly onExchange?: ((exchange: EposExchange) => void) | undefined;
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i;
const BODY_LIMIT = 64 << 10;

const file = (body: string, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });

/** A browser asks for a password, and sends it with everything that the page loads. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="peakday", charset="UTF-8"' };

const refused = (status: number, detail: string, headers?: Record<string, string>): Response =>
  Response.json({ error: detail }, { status, ...(headers && { headers }) });

/**
 * The printers over HTTP: a page at `/` that shows receipts as they come, the control API below
 * `/printers`, and ePOS-Print. Other pages may print, as on real printers, but not control.
 */
export function printersApp(options: PrintersAppOptions): Hono<Env> {
  const { devices, addresses, adminToken, onExchange } = options;
  const app = new Hono<Env>();
  app.route('/', eposApp(devices, onExchange));
  app.use(async ({ req }, next) => {
    // A page elsewhere could otherwise rebind its name to this address.
    if (adminToken === undefined && !LOOPBACK.test(req.header('host') ?? ''))
      return refused(403, 'Only loopback names are answered.');
    if (adminToken !== undefined && !bearsToken(req.header('authorization'), adminToken))
      return refused(401, 'Send the admin token, as a bearer token or a password.', CHALLENGE);
    return next();
  });
  app.get('/', () => file(PAGE, 'text/html'));
  app.get('/page.js', () => file(SCRIPT, 'text/javascript'));
  app.get('/page.css', () => file(STYLE, 'text/css'));
  app.get('/favicon.ico', () => new Response(null, { status: 204 }));
  app.get('/events', () => printerEvents(devices, addresses));
  const described = (device: Device): object =>
    describeDevice(device, addresses.get(device.id) ?? '');
  app.get('/printers', (context) => context.json([...devices.values()].map(described)));
  app.get('/printers/:id', (context) => {
    const device = devices.get(context.req.param('id'));
    return device ? context.json(described(device)) : refused(404, 'No printer has this id.');
  });
  app.get('/printers/:id/receipts', (context) => {
    const device = devices.get(context.req.param('id'));
    if (device === undefined) return refused(404, 'No printer has this id.');
    return context.json(device.tray.receipts.map(describeReceipt));
  });
  app.delete('/printers/:id/receipts', (context) => {
    const device = devices.get(context.req.param('id'));
    if (device === undefined) return refused(404, 'No printer has this id.');
    device.tray.empty();
    return context.body(null, 204);
  });
  app.get('/printers/:id/receipts/:file', (context) => {
    const { id, file: name } = context.req.param();
    const receipt = devices.get(id) && receiptAnswer(devices.get(id), name);
    return receipt ?? refused(404, 'There is no such receipt, or it is no longer kept.');
  });
  const tooLarge = (): Response => refused(413, 'That is more than a control takes.');
  const limit = bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge });
  app.post('/printers/:id/:control', limit, async (context) => {
    const { id, control } = context.req.param();
    const device = devices.get(id);
    if (device === undefined) return refused(404, 'No printer has this id.');
    const known = Object.hasOwn(CONTROLS, control) ? CONTROLS[control] : undefined;
    const names = Object.keys(CONTROLS).join(', ');
    if (known === undefined) return refused(404, `No such control; there are ${names}.`);
    // A form of another page cannot send this type without asking first.
    if (!context.req.header('content-type')?.startsWith('application/json'))
      return refused(415, 'Send application/json.');
    const body: unknown = await context.req.json().catch(() => undefined);
    const wrong = known.run(device.printer, body);
    return wrong === undefined ? context.json(described(device)) : refused(422, wrong);
  });
  app.notFound(() => refused(404, 'Nothing is here; the page is at /.'));
  return app;
}

type Env = { readonly Bindings: Partial<HttpBindings> };
