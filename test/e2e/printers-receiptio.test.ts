import { print } from 'receiptio';
import { describe, expect, it } from 'vitest';
import { type ServedPrinter, servedPrinter } from './printers-served.ts';

const RECEIPT = `^^^STORE 0417

Apples 2 kg | 3.98
Bread | 1.20
-
^TOTAL | ^5.18

{code:4006381333931;option:ean,2,72,hri}
`;

/** The client knows no port but 9100: every test takes a loopback address of its own. */
let last = 10;
const onPort9100 = (options: Parameters<typeof servedPrinter>[0] = {}): Promise<ServedPrinter> =>
  servedPrinter({ host: `127.91.17.${last++}`, port: 9100, ...options });

describe('receiptio', () => {
  it('prints markdown and is told that it was printed', async () => {
    const { host, texts } = await onPort9100();
    expect(await print(RECEIPT, `-d ${host}`)).toBe('success');
    const [text = ''] = texts();
    expect(text).toMatch(/^ *STORE 0417$/m);
    expect(text).toMatch(/^Apples 2 kg {32,}3\.98$/m);
    expect(text).toMatch(/TOTAL .*5\.18/);
    expect(text).toContain('[EAN13 4006381333931]');
    expect(texts()).toHaveLength(1);
  });

  it.each([
    ['online', (): undefined => undefined],
    ['coveropen', ({ device }: ServedPrinter) => device.printer.put({ coverOpen: true })],
    ['paperempty', ({ device }: ServedPrinter) => device.printer.runOut()],
  ])('reads the status %s', async (status, befall) => {
    const served = await onPort9100();
    befall(served);
    expect(await print('', `-d ${served.host} -q`)).toBe(status);
  });

  it('reads a cutter jam as error, after it has asked the printer to recover in vain', async () => {
    const { device, host } = await onPort9100();
    device.printer.fail('cutter');
    expect(await print(RECEIPT, `-d ${host}`)).toBe('error');
  });

  it('ends with error although the printer recovers by its DLE ENQ 2, and prints the next time', async () => {
    const { device, host, texts } = await onPort9100();
    device.printer.fail('cutter');
    device.printer.clearError();
    expect(await print(RECEIPT, `-d ${host}`)).toBe('error');
    expect(device.printer.ready).toBe(true);
    expect(await print(RECEIPT, `-d ${host}`)).toBe('success');
    expect(texts()).toHaveLength(1);
  });

  it('takes a printer for offline, after 12 s, that hangs unnoticed or only waits to be recovered', async () => {
    const [hangs, waits] = await Promise.all([onPort9100(), onPort9100()]);
    // It goes no further than asking for the model, which is answered in turn only.
    hangs.device.printer.put({ undetected: true });
    waits.device.printer.put({ waiting: true });
    const outcomes = [hangs, waits].map(({ host }) => print(RECEIPT, `-d ${host}`));
    expect(await Promise.all(outcomes)).toEqual(['offline', 'offline']);
    expect([...hangs.texts(), ...waits.texts()]).toEqual([]);
  }, 20_000);

  it('tells paper that ends in the middle of a receipt from a printed receipt', async () => {
    const { device, host } = await onPort9100();
    device.printer.loadPaper(10);
    expect(await print(RECEIPT, `-d ${host}`)).toBe('paperempty');
  });

  it('reads a printer that is switched off as disconnect', async () => {
    const { device, host } = await onPort9100();
    device.printer.put({ link: 'off' });
    expect(await print(RECEIPT, `-d ${host}`)).toBe('disconnect');
  });

  it('reads the drawer', async () => {
    const { device, host } = await onPort9100({ drawer: 'closed' });
    expect(await print('', `-d ${host} -q drawer`)).toBe('drawerclosed');
    device.printer.kickDrawer();
    expect(await print('', `-d ${host} -q drawer`)).toBe('draweropen');
  });
});
