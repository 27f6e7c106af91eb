import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import receiptline from 'receiptline';
import { describe, expect, it } from 'vitest';
import { rawClient, servedPrinter } from './printers-served.ts';

describe('@point-of-sale/receipt-printer-encoder over a plain socket', () => {
  it('prints text, a table, codes and a picture', async () => {
    const served = await servedPrinter();
    const client = await rawClient(served);
    const data = new Uint8ClampedArray(16 * 8 * 4).fill(255).fill(0, 0, 16 * 4 * 4);
    const picture = { width: 16, height: 8, data, colorSpace: 'srgb' } as const;
    const bytes = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48 })
      .initialize()
      .codepage('auto')
      .align('center')
      .bold(true)
      .line('STORE 0417')
      .bold(false)
      .align('left')
      .table(
        [
          { width: 38, align: 'left' },
          { width: 10, align: 'right' },
        ],
        [
          ['Crème brûlée', '3.20'],
          ['Żurek', '12.00'],
          ['Борщ', '4.50'],
        ],
      )
      .rule({ style: 'double' })
      .invert(true)
      .line(' THANK YOU ')
      .invert(false)
      .barcode('4006381333931', 'ean13', { height: 60 })
      .qrcode('https://example.com/r/1', { errorlevel: 'm', size: 4 })
      .image(picture, 16, 8, 'threshold')
      .cut('partial')
      .encode();
    client.send(bytes);
    await served.printed();
    const [text = ''] = served.texts();
    expect(text).toMatch(/^ {19}STORE 0417$/m);
    expect(text).toMatch(/^Crème brûlée {32}3\.20$/m);
    expect(text).toMatch(/^Żurek {38}12\.00$/m);
    expect(text).toMatch(/^Борщ {40}4\.50$/m);
    expect(text).toContain('═'.repeat(48));
    expect(text).toContain('THANK YOU');
    expect(text).toContain('[EAN13 4006381333931]');
    expect(text).toContain('[QR https://example.com/r/1]');
    expect(text).toContain('[image 16x24]');
    expect(served.device.tray.receipts[0]?.cut).toBe('partial');
  });
});

describe('receiptline over a plain socket', () => {
  it('prints its markup and is answered when all is printed', async () => {
    const served = await servedPrinter();
    const client = await rawClient(served);
    const markup = `^^STORE 0417\n\nCrème brûlée | 3.20\n_emphasis_|"wide"\n{b:line;w:*,8}\nBread | 1.20\n{b:none}\n{c:ABC-123;o:code39,2,48,hri}\n{c:https://example.com/r/1;o:qrcode,4,m}\n`;
    const encoding = 'multilingual';
    client.send(receiptline.transform(markup, { command: 'epson', cpl: 48, encoding }));
    expect(await client.answer(1)).toEqual([0x00]);
    const [text = ''] = served.texts();
    expect(text).toMatch(/^ +STORE 0417$/m);
    expect(text).toMatch(/^Crème brûlée +3\.20$/m);
    expect(text).toMatch(/^│Bread {32}│ {4}1\.20│$/m);
    expect(text).toContain('[CODE39 ABC-123]');
    // It draws QR codes itself and sends them as a picture.
    expect(text).toMatch(/\[image \d+x\d+\]/);
  });

  it.each(['escpos', 'generic', 'citizen', 'fit'] as const)(
    'prints for %s printers',
    async (command) => {
      const served = await servedPrinter();
      const client = await rawClient(served);
      client.send(
        receiptline.transform('Bread | 1.20\n-\n', { command, cpl: 48, encoding: 'cp437' }),
      );
      expect(await client.answer(1)).toEqual([0x00]);
      expect(served.texts()[0]).toMatch(/^Bread {39}1\.20\n─{48}$/m);
    },
  );

  it('is not answered while the cover is open, and is when it closes', async () => {
    const served = await servedPrinter();
    const client = await rawClient(served);
    served.device.printer.put({ coverOpen: true });
    client.send(receiptline.transform('Bread | 1.20', { command: 'epson', cpl: 48 }));
    client.send([0x10, 0x04, 0x02]);
    expect(await client.answer(1)).toEqual([0x16]);
    expect(served.texts()).toEqual([]);
    served.device.printer.put({ coverOpen: false });
    expect(await client.answer(1)).toEqual([0x00]);
    expect(served.texts()[0]).toMatch(/^Bread {39}1\.20$/m);
  });
});
