import { getRequestListener } from '@hono/node-server';
import type { DeviceFaults } from '../wire/faults/device-faults.ts';
import { listen } from '../wire/listen.ts';
import type { ServerTls } from '../wire/server-tls.ts';
import { pollCloudPrnt } from './cloudprnt/cloud-prnt.ts';
import { type Device, makeDevice } from './device.ts';
import type { EposExchange } from './epos/epos-app.ts';
import { pollServerDirectPrint } from './epos/server-direct-print.ts';
import { serveTcpPrinter } from './escpos/tcp-server.ts';
import { printersApp } from './page/printers-app.ts';
import { type PrinterSettings, printerSettings } from './printer-settings.ts';

/** Where printers listen, and what they are like. */
export interface ServePrintersOptions {
  readonly seed?: number;
  readonly host?: string;
  /** The port to bind next; any free one unless told. */
  readonly nextPort?: () => number;
  /** https for the page, the control API and ePOS-Print. */
  readonly tls?: ServerTls | undefined;
  readonly settings?: Partial<PrinterSettings>;
  /** What requests to the page and the control API must bear; only loopback names without it. */
  readonly adminToken?: string | undefined;
  /** Told of every request to print by ePOS-Print. */
  readonly onExchange?: ((exchange: EposExchange) => void) | undefined;
  /** The faults in force, asked whenever a host turns to a printer. */
  readonly faults?: () => DeviceFaults;
}

/** Printers that listen, by their ids `1`, `2` and so on. */
export interface ServedPrinters {
  readonly devices: ReadonlyMap<string, Device>;
  /** `host:port` of each raw port. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Base URL of the page, the control API and ePOS-Print. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a set of printers: a raw port each, one HTTP port for the page, the control API and
 * ePOS-Print, and the polling of servers where that is set.
 * @throws Failure PD_USAGE, PD_TARGET_FORBIDDEN, PD_PORT_IN_USE; nothing is left listening then
 */
export async function servePrinters(options: ServePrintersOptions = {}): Promise<ServedPrinters> {
  const { seed = 1, host = '127.0.0.1', nextPort = () => 0, tls, faults } = options;
  const { adminToken, onExchange } = options;
  const settings = printerSettings(options.settings ?? {});
  const devices = new Map<string, Device>();
  const addresses = new Map<string, string>();
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.splice(0).map((one) => one()));
  };
  try {
    for (let n = 1; n <= settings.printers; n++) {
      const described = deviceOptions(String(n), seed, settings);
      const device = makeDevice({ ...described, ...(faults && { faults }) });
      const served = await serveTcpPrinter(device, { ...settings, host, port: nextPort() });
      closers.push(served.close);
      devices.set(device.id, device);
      addresses.set(device.id, `${served.host}:${served.port}`);
      closers.push(...polls(device, settings));
    }
    const app = printersApp({ devices, addresses, adminToken, onExchange });
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    const page = await listen(listener, { host, port: nextPort(), tls });
    closers.push(page.close);
    return { devices, addresses, url: page.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function deviceOptions(
  id: string,
  seed: number,
  { model, ...settings }: PrinterSettings,
): Parameters<typeof makeDevice>[0] {
  return { ...settings, id, seed, ...(model !== undefined && { identity: { model } }) };
}

/** Starts what the settings let a printer poll. @returns what stops it */
function polls(
  device: Device,
  { serverDirectPrint, cloudPrnt }: PrinterSettings,
): readonly (() => Promise<void>)[] {
  return [
    serverDirectPrint && pollServerDirectPrint(device, serverDirectPrint),
    cloudPrnt && pollCloudPrnt(device, cloudPrnt),
  ].flatMap((polling) => (polling ? [() => polling.stop()] : []));
}
