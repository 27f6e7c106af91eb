import type { AddressRow, System, SystemContext } from '../system.ts';
import type { Device } from './device.ts';
import type { EposExchange } from './epos/epos-app.ts';
import { badgesOf } from './page/controls.ts';
import { type ServedPrinters, servePrinters } from './serve-printers.ts';

/** Rows of the table that name printers one by one; more are told as a range. */
const NAMED = 8;

/** The receipt printers as a system of `peakday mock`. */
export const printer: System = {
  name: 'printer',
  kind: 'printer',
  about: 'ESC/POS, ePOS-Print and CloudPRNT receipt printers with a page that shows the receipts',
  async start(context) {
    const world = context.site.worlds.of(context.lane);
    const faults = world && { faults: () => world.faults.devices };
    const served = await servePrinters({ ...context, ...faults, onExchange: noteEpos(context) });
    for (const device of served.devices.values()) note(device, context);
    return { rows: rowsOf(served), close: served.close };
  },
};

function rowsOf({ addresses, url }: ServedPrinters): readonly AddressRow[] {
  const all = [...addresses];
  const [last] = all.slice(-1);
  const raw = all
    .slice(0, NAMED)
    .map(([id, address]) => ({ what: `printer ${id}: ESC/POS`, address }));
  const rest =
    all.length > NAMED && last !== undefined
      ? [{ what: `${all.length - NAMED} more, to printer ${last[0]}`, address: last[1] }]
      : [];
  return [
    ...raw,
    ...rest,
    { what: 'printers: page', address: `${url}/` },
    { what: 'printers: control', address: `${url}/printers` },
    { what: 'printers: ePOS-Print', address: `${url}/cgi-bin/epos/service.cgi` },
  ];
}

/** Requests to print go into the journal and, where that is switched on, whole into the HAR. */
function noteEpos({ lane, track, site }: SystemContext): (exchange: EposExchange) => void {
  const asked = track('POST /cgi-bin/epos/service.cgi');
  return ({ incoming, answer, device, code, latency_us }) => {
    const { status, body: reply } = answer;
    const note = status === 0 ? 'dropped' : code === '' ? 'printed' : code;
    const noted = { lane, status: status || 503, device: `printer/${device}`, latency_us, note };
    asked({ ...noted, request: incoming.body, reply });
    const at_ms = Date.now();
    site.recorder?.add({ lane, system: 'printer', at_ms, latency_us, incoming, answer });
  };
}

/** Receipts and changes of state go into the journal. */
function note({ id, printer: mechanism, tray }: Device, { lane, track }: SystemContext): void {
  const [printed, changed] = [track('print'), track('state')];
  const device = `printer/${id}`;
  const badges = (): string => badgesOf(mechanism.state, mechanism.offline).join(', ');
  let before = badges();
  mechanism.watch(() => {
    const after = badges();
    if (after === before) return;
    before = after;
    const status = mechanism.ready ? 200 : 503;
    changed({ lane, status, device, latency_us: 0, note: after });
  });
  tray.watch(({ number, via, cut }) => {
    const end = cut === 'none' ? ', not cut' : '';
    printed({ lane, status: 200, device, latency_us: 0, note: `receipt ${number}, ${via}${end}` });
  });
}
