import { Printer } from '@node-escpos/core';
import Network from '@node-escpos/network-adapter';
import { describe, expect, it, vi } from 'vitest';
import { type ServedPrinter, servedPrinter } from './printers-served.ts';

function connected({ host, port }: ServedPrinter): Promise<Network> {
  // Its adapter writes what it hears to the console.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const network = new Network(host, port, 2000);
  return new Promise((resolve, reject) =>
    network.open((error) => (error ? reject(error) : resolve(network))),
  );
}

describe('@node-escpos/core with its network adapter', () => {
  it('prints a receipt', async () => {
    const served = await servedPrinter();
    const network = await connected(served);
    const printer = new Printer(network, { encoding: 'cp858' });
    printer.setCharacterCodeTable(19);
    printer.align('ct').style('b').size(2, 2).text('STORE 0417').size(1, 1).style('normal');
    printer.align('lt').text('Crème brûlée 3.20 €').drawLine();
    printer.barcode('400638133393', 'EAN13', { width: 2, height: 60 });
    printer.feed(2).cut();
    await printer.flush();
    await served.printed();
    const [text = ''] = served.texts();
    expect(text).toMatch(/^ +STORE 0417$/m);
    expect(text).toContain('Crème brûlée 3.20 €');
    expect(text).toContain('[EAN13 4006381333931]');
    const sizes = served.device.tray.receipts[0]?.items.flatMap((item) =>
      item.kind === 'text' ? item.runs.map(({ text: run, style }) => [run, style.width]) : [],
    );
    expect(sizes).toContainEqual(['STORE 0417', 2]);
    network.close();
  });

  it('reads all four real-time statuses from one packet', async () => {
    const served = await servedPrinter();
    served.device.printer.runOut();
    const network = await connected(served);
    const statuses = await new Printer(network, {}).getStatuses();
    const bytes = statuses.map((status) => status.toJSON().byte);
    // Printer, roll, offline cause, error cause: it asks for 1, 4, 2, 3.
    expect(bytes).toEqual([0x1a, 0x7e, 0x32, 0x12]);
    network.close();
  });

  it.each([
    ['ready', (): undefined => undefined, [0x12, 0x12, 0x12, 0x12]],
    ['near end', (p: ServedPrinter) => p.device.printer.runLow(), [0x12, 0x1e, 0x12, 0x12]],
    [
      'cover open',
      (p: ServedPrinter) => p.device.printer.put({ coverOpen: true }),
      [0x1a, 0x12, 0x16, 0x12],
    ],
    ['cutter', (p: ServedPrinter) => p.device.printer.fail('cutter'), [0x1a, 0x12, 0x52, 0x1a]],
    [
      'offline',
      (p: ServedPrinter) => p.device.printer.put({ offline: true }),
      [0x1a, 0x12, 0x12, 0x12],
    ],
    [
      'hangs unnoticed, which no status shows',
      (p: ServedPrinter) => p.device.printer.put({ undetected: true }),
      [0x12, 0x12, 0x12, 0x12],
    ],
  ])('sees: %s', async (_, befall, expected) => {
    const served = await servedPrinter();
    befall(served);
    const network = await connected(served);
    const statuses = await new Printer(network, {}).getStatuses();
    expect(statuses.map((status) => status.toJSON().byte)).toEqual(expected);
    network.close();
  });

  it('waits for ever for a status when the network is lost', async () => {
    const served = await servedPrinter();
    served.device.printer.put({ link: 'silent' });
    const network = await connected(served);
    const heard = vi.fn();
    void new Printer(network, {}).getStatuses().then(heard, heard);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).not.toHaveBeenCalled();
    network.close();
  });
});
