import { createRequire } from 'node:module';
import type * as Client from 'node-thermal-printer';
import { describe, expect, it } from 'vitest';
import { type ServedPrinter, servedPrinter } from './printers-served.ts';

// CommonJS whose exports cannot be seen from outside.
const { CharacterSet, PrinterTypes, ThermalPrinter } = createRequire(import.meta.url)(
  'node-thermal-printer',
) as typeof Client;

const clientOf = ({ host, port }: ServedPrinter, timeout = 3000): Client.ThermalPrinter =>
  new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: `tcp://${host}:${port}`,
    characterSet: CharacterSet.PC858_EURO,
    options: { timeout },
  });

function receiptOn(client: Client.ThermalPrinter): void {
  client.alignCenter();
  client.setTextQuadArea();
  client.println('STORE 0417');
  client.setTextNormal();
  client.alignLeft();
  client.leftRight('Café crème', '2.40 €');
  client.drawLine();
  client.bold(true);
  client.leftRight('TOTAL', '2.40 €');
  client.bold(false);
  client.printQR('https://example.com/r/1', { correction: 'Q', cellSize: 4 });
  client.code128('RCPT-000001');
  client.cut();
}

/** `getStatus`, which the typings leave out, only appends GS r 1 to the job. */
function askForStatus(client: Client.ThermalPrinter): void {
  const appended: unknown = Reflect.get(client, 'getStatus').call(client);
  void appended;
}

describe('node-thermal-printer', () => {
  it('prints a receipt', async () => {
    const served = await servedPrinter();
    const client = clientOf(served);
    receiptOn(client);
    await client.execute();
    await served.printed();
    const [text = ''] = served.texts();
    const lines = text.split('\n');
    expect(lines[0]).toBe(`${' '.repeat(14)}STORE 0417`);
    expect(lines[1]).toBe(`Café crème${' '.repeat(32)}2.40 €`);
    expect(lines[2]).toBe('-'.repeat(48));
    expect(lines[3]).toBe(`TOTAL${' '.repeat(37)}2.40 €`);
    expect(text).toContain('[QR https://example.com/r/1]');
    expect(text).toContain('[CODE128 RCPT-000001]');
    expect(served.device.tray.receipts[0]?.cut).toBe('full');
  });

  it('learns by GS r that a receipt was printed', async () => {
    const served = await servedPrinter();
    const client = clientOf(served);
    receiptOn(client);
    askForStatus(client);
    const answer: unknown = await client.execute({ waitForResponse: true });
    expect([...(answer as Uint8Array)]).toEqual([0x00]);
  });

  it('learns by GS r that paper is near its end', async () => {
    const served = await servedPrinter();
    served.device.printer.runLow();
    const client = clientOf(served);
    receiptOn(client);
    askForStatus(client);
    const answer: unknown = await client.execute({ waitForResponse: true });
    expect([...(answer as Uint8Array)]).toEqual([0x03]);
  });

  it('without asking for an answer takes a receipt for printed that waits for paper', async () => {
    const served = await servedPrinter();
    served.device.printer.runOut();
    const client = clientOf(served);
    receiptOn(client);
    await expect(client.execute()).resolves.toBeUndefined();
    expect(served.texts()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    served.device.printer.loadPaper();
    await served.printed();
    expect(served.texts()).toHaveLength(1);
  });

  it.each([
    ['paper out', ({ device }: ServedPrinter) => device.printer.runOut()],
    ['cover open', ({ device }: ServedPrinter) => device.printer.put({ coverOpen: true })],
    ['offline', ({ device }: ServedPrinter) => device.printer.put({ offline: true })],
    ['hanging unnoticed', ({ device }: ServedPrinter) => device.printer.put({ undetected: true })],
    ['no network', ({ device }: ServedPrinter) => device.printer.put({ link: 'silent' })],
  ])('asking for an answer runs into its time-out: %s', async (_, befall) => {
    const served = await servedPrinter();
    befall(served);
    const client = clientOf(served, 200);
    receiptOn(client);
    askForStatus(client);
    await expect(client.execute({ waitForResponse: true })).rejects.toThrow('Socket timeout');
    expect(served.texts()).toEqual([]);
  });

  it('calls a printer connected that cannot print: it only tries to connect', async () => {
    const served = await servedPrinter();
    served.device.printer.runOut();
    expect(await clientOf(served).isPrinterConnected()).toBe(true);
    served.device.printer.put({ link: 'off' });
    expect(await clientOf(served).isPrinterConnected()).toBe(false);
  });

  it('opens the drawer, and loses the second pulse, whose bytes end the first', async () => {
    const served = await servedPrinter({ drawer: 'closed' });
    const client = clientOf(served);
    // ESC p 0 and ESC p 1 without their times: a printer reads the second one's as the first's.
    client.openCashDrawer();
    client.println('X');
    client.cut();
    await client.execute();
    await served.printed();
    expect(served.device.printer.state.drawer).toBe('open');
    expect(served.texts()[0]?.startsWith('X')).toBe(true);
  });
});
