import { createRequire } from 'node:module';
import { Printer } from '@node-escpos/core';
import Network from '@node-escpos/network-adapter';
import type * as Client from 'node-thermal-printer';
import { print } from 'receiptio';
import { describe, expect, it, vi } from 'vitest';
import { faultInForce } from '../../mocks/fault-in-force.ts';
import type { PrinterFault } from '../../mocks/printers/printer-faults.ts';
import { DeviceFaults } from '../../mocks/wire/faults/device-faults.ts';
import { runKey } from '../../src/random/hash.ts';
import { type ServedPrinter, servedPrinter } from './printers-served.ts';

// CommonJS whose exports cannot be seen from outside.
const { PrinterTypes, ThermalPrinter } = createRequire(import.meta.url)(
  'node-thermal-printer',
) as typeof Client;

/** What three clients see of a printer with a fault. */
interface Seen {
  /** DLE EOT 1, 4, 2 and 3, as `@node-escpos/core` asks for them. */
  readonly statuses: readonly number[];
  /** GS r 1 behind a receipt, as `node-thermal-printer` reads it; undefined: its time-out. */
  readonly printed: number | undefined;
  /** What `receiptio` says of a receipt; `offline` takes it 12 s. */
  readonly outcome: string;
}

/** Every printer fault of the catalogue; the bytes are of the vendor's tables. */
const FAULTS: Readonly<Record<PrinterFault, Seen>> = {
  'printer/paper-near-end': {
    statuses: [0x12, 0x1e, 0x12, 0x12],
    printed: 0x03,
    outcome: 'success',
  },
  'printer/paper-out': {
    statuses: [0x1a, 0x7e, 0x32, 0x12],
    printed: undefined,
    outcome: 'paperempty',
  },
  'printer/cover-open': {
    statuses: [0x1a, 0x12, 0x16, 0x12],
    printed: undefined,
    outcome: 'coveropen',
  },
  'printer/cutter-error': {
    statuses: [0x1a, 0x12, 0x52, 0x1a],
    printed: undefined,
    outcome: 'error',
  },
  'printer/offline': {
    statuses: [0x1a, 0x12, 0x12, 0x12],
    printed: undefined,
    outcome: 'offline',
  },
  'printer/slow': { statuses: [0x12, 0x12, 0x12, 0x12], printed: 0x00, outcome: 'success' },
  'printer/undetected': {
    statuses: [0x12, 0x12, 0x12, 0x12],
    printed: undefined,
    outcome: 'offline',
  },
};
const WELL = [0x12, 0x12, 0x12, 0x12];

/** A printer with a fault in force, by its name, as `--fault` and the admin API put it. */
async function struck(kind: PrinterFault, more: Parameters<typeof servedPrinter>[0] = {}) {
  const faults = new DeviceFaults(runKey(1, 0));
  faults.put(faultInForce(kind));
  return { faults, ...(await servedPrinter({ ...more, faults: () => faults })) };
}

async function statusesOf({ host, port }: ServedPrinter): Promise<readonly number[]> {
  // Its adapter writes what it hears to the console.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const network = new Network(host, port, 2000);
  await new Promise<void>((resolve, reject) =>
    network.open((error) => (error ? reject(error) : resolve())),
  );
  const statuses = await new Printer(network, {}).getStatuses();
  network.close();
  return statuses.map((status) => status.toJSON().byte);
}

/** Prints a line, cuts, and waits for GS r 1 so long. */
async function printedOn({ host, port }: ServedPrinter, timeout = 5000): Promise<number> {
  const client = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: `tcp://${host}:${port}`,
    options: { timeout },
  });
  client.println('STORE 0417');
  client.cut();
  // `getStatus`, which the typings leave out, only appends GS r 1 to the job.
  void Reflect.get(client, 'getStatus').call(client);
  const answer: unknown = await client.execute({ waitForResponse: true });
  return (answer as Uint8Array)[0] ?? -1;
}

const ALL = Object.entries(FAULTS) as readonly [PrinterFault, Seen][];

describe.each(ALL)('%s', (kind, seen) => {
  it('shows in real-time status, and no longer when it is healed', async () => {
    const served = await struck(kind);
    expect(await statusesOf(served)).toEqual(seen.statuses);
    served.faults.remove(kind);
    expect(await statusesOf(served)).toEqual(WELL);
  });

  it('is told by GS r behind the receipt, or by its silence', async () => {
    const served = await struck(kind);
    if (seen.printed === undefined) {
      await expect(printedOn(served, 200)).rejects.toThrow('Socket timeout');
      expect(served.texts()).toEqual([]);
      served.faults.remove(kind);
      // The next host finds a printer that is well, and the receipt that waited comes out.
      expect(await statusesOf(served)).toEqual(WELL);
      await served.printed();
    } else expect(await printedOn(served)).toBe(seen.printed);
    expect(served.texts()).toHaveLength(1);
  });
});

it('receiptio has a word for each', { timeout: 30_000 }, async () => {
  // It knows no port but 9100: every printer has a loopback address of its own.
  const served = await Promise.all(
    ALL.map(([kind], i) => struck(kind, { host: `127.91.18.${10 + i}`, port: 9100 })),
  );
  const said = await Promise.all(served.map(({ host }) => print('STORE 0417\n', `-d ${host}`)));
  expect(said).toEqual(ALL.map(([, { outcome }]) => outcome));
});

it('printer/slow: a client that gives up has its receipt printed all the same', async () => {
  const served = await struck('printer/slow');
  await expect(printedOn(served, 100)).rejects.toThrow('Socket timeout');
  expect(served.texts()).toEqual([]);
  await served.printed();
  expect(served.texts()).toHaveLength(1);
});
