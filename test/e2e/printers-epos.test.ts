import { describe, expect, it, onTestFinished } from 'vitest';
import type { Printer } from '../../mocks/printers/printer.ts';
import { receiptText } from '../../mocks/printers/render/receipt-text.ts';
import { type ServedPrinters, servePrinters } from '../../mocks/printers/serve-printers.ts';
import { findAll, readXml } from '../../mocks/printers/xml.ts';

const ENVELOPE = (document: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><parameter xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><devid>local_printer</devid><timeout>10000</timeout><printjobid>ABC123</printjobid></parameter></s:Header><s:Body><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">${document}</epos-print></s:Body></s:Envelope>`;

const RECEIPT =
  '<text align="center" dw="true" dh="true">STORE 0417&#10;</text><text align="left" dw="false" dh="false" em="true">Crème brûlée\t3.20&#10;</text><barcode type="ean13" hri="below" width="2" height="60">400638133393</barcode><symbol type="qrcode_model_2" level="level_m" width="4">https://example.com/r/1</symbol><image width="8" height="2">gEA=</image><feed line="2"/><cut type="feed"/>';

async function served(drawer: 'none' | 'closed' = 'none'): Promise<ServedPrinters> {
  const printers = await servePrinters({ settings: { drawer } });
  onTestFinished(printers.close);
  return printers;
}

interface Answered {
  readonly status: number;
  readonly attributes: Readonly<Record<string, string>>;
}

async function post(
  { url }: ServedPrinters,
  body: string,
  query = 'devid=local_printer&timeout=200',
): Promise<Answered> {
  const answer = await fetch(`${url}/cgi-bin/epos/service.cgi?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    body,
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const root = readXml(await answer.text());
  const [response] = root ? findAll(root, 'response') : [];
  return { status: answer.status, attributes: response?.attributes ?? {} };
}

const first = ({ devices }: ServedPrinters): Printer => {
  const device = devices.get('1');
  if (device === undefined) throw new Error('no printer');
  return device.printer;
};

describe('ePOS-Print', () => {
  it('prints a document and answers with the sample status of the vendor', async () => {
    const printers = await served('closed');
    const { status, attributes } = await post(printers, ENVELOPE(RECEIPT));
    expect(status).toBe(200);
    expect(attributes).toEqual({
      success: 'true',
      code: '',
      // 0F000016: ready, drawer closed, printed.
      status: '251658262',
      battery: '0',
      printjobid: 'ABC123',
    });
    const [receipt] = printers.devices.get('1')?.tray.receipts ?? [];
    const text = receipt ? receiptText(receipt) : '';
    expect(text).toMatch(/^ {14}STORE 0417$/m);
    expect(text).toMatch(/^Crème brûlée {4}3\.20$/m);
    expect(text).toContain('[EAN13 4006381333931]');
    expect(text).toContain('[QR https://example.com/r/1]');
    expect(text).toContain('[image 8x2]');
    expect(receipt?.via).toBe('epos');
  });

  it('says near end beside a receipt that was printed', async () => {
    const printers = await served('closed');
    first(printers).runLow();
    const { attributes } = await post(printers, ENVELOPE(RECEIPT));
    expect(attributes['status']).toBe('251854870');
  });

  it.each([
    ['EPTR_REC_EMPTY', (p: Printer) => p.runOut(), 0x0008_0008],
    ['EPTR_COVER_OPEN', (p: Printer) => p.put({ coverOpen: true }), 0x28],
    ['EPTR_CUTTER', (p: Printer) => p.fail('cutter'), 0x808],
    ['EPTR_MECHANICAL', (p: Printer) => p.fail('mechanical'), 0x408],
    ['EPTR_UNRECOVERABLE', (p: Printer) => p.fail('unrecoverable'), 0x2008],
    ['EPTR_AUTOMATICAL', (p: Printer) => p.fail('autoRecoverable'), 0x4008],
    ['EX_TIMEOUT', (p: Printer) => p.put({ offline: true }), 0x08],
    ['EX_TIMEOUT', (p: Printer) => p.put({ undetected: true }), 0x01],
  ])('answers %s with HTTP 200 and prints nothing', async (code, befall, bits) => {
    const printers = await served();
    befall(first(printers));
    const { status, attributes } = await post(printers, ENVELOPE(RECEIPT));
    expect(status).toBe(200);
    expect(attributes).toMatchObject({ success: 'false', code });
    expect(Number(attributes['status']) & bits).toBe(bits);
    expect(Number(attributes['status']) & 0x02).toBe(0);
    expect(printers.devices.get('1')?.tray.count).toBe(0);
  });

  it('stops where the paper ends', async () => {
    const printers = await served();
    first(printers).loadPaper(5);
    const { attributes } = await post(printers, ENVELOPE(RECEIPT));
    expect(attributes['code']).toBe('EPTR_REC_EMPTY');
    const [receipt] = printers.devices.get('1')?.tray.receipts ?? [];
    expect(receipt && receiptText(receipt)).toMatch(/^ +STORE 0417\n$/);
  });

  it('takes an empty document for a question about the state', async () => {
    const printers = await served();
    const { attributes } = await post(printers, ENVELOPE(''));
    expect(attributes).toMatchObject({ success: 'true', code: '', status: String(0x0f00_0010) });
  });

  it.each([
    ['not XML', 'SchemaError', '<text', undefined],
    ['an element that is not known', 'SchemaError', ENVELOPE('<shout>hi</shout>'), undefined],
    ['a printer that is not there', 'DeviceNotFound', ENVELOPE(RECEIPT), 'devid=bar&timeout=1'],
  ])('refuses %s', async (_, code, body, query) => {
    const printers = await served();
    const { status, attributes } = await post(printers, body, query);
    expect(status).toBe(200);
    expect(attributes).toMatchObject({ success: 'false', code });
  });

  it('is busy while another host’s receipt is slowly printed', async () => {
    const printers = await served();
    first(printers).put({ speed_mm_s: 300 });
    const both = await Promise.all([1, 2].map(() => post(printers, ENVELOPE(RECEIPT))));
    expect(both.map(({ attributes }) => attributes['code']).sort()).toEqual([
      '',
      'ERROR_DEVICE_BUSY',
    ]);
  });

  it('recovers a printer whose jam is cleared by the recovery element', async () => {
    const printers = await served();
    first(printers).fail('cutter');
    first(printers).clearError();
    const { attributes } = await post(printers, ENVELOPE(`<recovery/>${RECEIPT}`));
    expect(attributes['success']).toBe('true');
  });

  it('drops the connection when it is switched off', async () => {
    const printers = await served();
    first(printers).put({ link: 'off' });
    await expect(post(printers, ENVELOPE(RECEIPT))).rejects.toThrow('fetch failed');
  });
});
