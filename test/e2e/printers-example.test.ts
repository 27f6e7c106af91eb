import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { receiptText } from '../../mocks/printers/render/receipt-text.ts';
import { servePrinters } from '../../mocks/printers/serve-printers.ts';
import { printer } from '../../mocks/printers/system.ts';
import { makeSite } from '../../mocks/site.ts';
import { systemContext } from '../../mocks/system-context.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/print-a-receipt.mjs', import.meta.url));

it('examples/print-a-receipt.mjs prints, runs out of paper and recovers', async () => {
  const { devices, addresses, url, close } = await servePrinters({ seed: 1 });
  onTestFinished(close);
  const { stdout } = await promisify(execFile)(process.execPath, [
    EXAMPLE,
    addresses.get('1') ?? '',
    `${url}/printers`,
  ]);
  expect(stdout.trim().split('\n')).toEqual([
    'printed, paper status 0',
    'paper out, roll sensor 7e',
    'new roll, printed, paper status 0',
  ]);
  const texts = devices.get('1')?.tray.receipts.map(receiptText);
  expect(texts).toEqual(Array(2).fill('STORE 0417\nBread   1.20\nTOTAL   1.20\n'));
});

it('the system `printer` tells its addresses, and notes receipts and states', async () => {
  const notes: string[] = [];
  const context = systemContext({ settings: { printers: 10 } });
  const track: typeof context.track = (route) => (exchange) =>
    notes.push(`${route} ${exchange.device} ${exchange.status} ${exchange.note}`);
  const started = await printer.start({ ...context, track });
  onTestFinished(started.close);
  expect(started.rows.map(({ what }) => what)).toEqual([
    ...Array.from({ length: 8 }, (_, at) => `printer ${at + 1}: ESC/POS`),
    '2 more, to printer 10',
    'printers: page',
    'printers: control',
    'printers: ePOS-Print',
  ]);
  const control = started.rows.find(({ what }) => what === 'printers: control')?.address;
  await fetch(`${control}/3/cover`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"open":true}',
  });
  expect(notes).toEqual(['state printer/3 503 cover open']);
});

it('requests to print by ePOS-Print are in the journal, and recorded whole', async () => {
  const site = makeSite({ seed: 1, promotions: [], coupons: [], record: true });
  const started = await printer.start(systemContext({ site, system: 'printer' }));
  onTestFinished(started.close);
  const url = started.rows.find(({ what }) => what === 'printers: ePOS-Print')?.address ?? '';
  const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><text>Bread</text><cut/></epos-print></s:Body></s:Envelope>`;
  for (const body of [text, '<no'])
    await fetch(`${url}?devid=local_printer&timeout=2000`, { method: 'POST', body });
  expect(site.journal.counters('main')).toContainEqual({
    ...{ system: 'printer', route: 'POST /cgi-bin/epos/service.cgi', status: 200, count: 2 },
  });
  const entries = site.recorder?.document('main').log.entries;
  expect(entries).toMatchObject([
    {
      _system: 'printer',
      request: { url: `${url}?devid=local_printer&timeout=2000`, postData: { text } },
      response: { status: 200, content: { text: expect.stringContaining('success="true"') } },
    },
    { response: { status: 200, content: { text: expect.stringContaining('SchemaError') } } },
  ]);
});

it.each([
  ['an unknown key', { colour: 1 }, 'PD_USAGE'],
  ['a server elsewhere', { cloudPrnt: { url: 'http://192.0.2.7/poll' } }, 'PD_TARGET_FORBIDDEN'],
])('refuses settings with %s', async (_, settings, code) => {
  await expect(printer.start(systemContext({ settings }))).rejects.toMatchObject({ code });
});
