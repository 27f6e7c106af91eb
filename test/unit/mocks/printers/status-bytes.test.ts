import { describe, expect, it } from 'vitest';
import { Printer } from '../../../../mocks/printers/printer.ts';
import { realTimeStatus, statusBack } from '../../../../mocks/printers/status-bytes.ts';

const hex = (values: readonly (number | undefined)[]): string =>
  values.map((value) => value?.toString(16).padStart(2, '0')).join(' ');

describe('status bytes', () => {
  it.each<[string, (printer: Printer) => void, string, string]>([
    ['ready', () => undefined, '12 12 12 12', '10 00 00'],
    ['near end', (p) => p.runLow(), '12 12 12 1e', '10 00 03'],
    ['paper end', (p) => p.runOut(), '1a 32 12 7e', '18 00 0f'],
    ['cover open', (p) => p.put({ coverOpen: true }), '1a 16 12 12', '38 00 00'],
    ['cutter jam', (p) => p.fail('cutter'), '1a 52 1a 12', '18 08 00'],
    ['mechanical', (p) => p.fail('mechanical'), '1a 52 16 12', '18 04 00'],
    ['unrecoverable', (p) => p.fail('unrecoverable'), '1a 52 32 12', '18 20 00'],
    ['head too hot', (p) => p.fail('autoRecoverable'), '1a 52 52 12', '18 40 00'],
    ['waiting to go online', (p) => p.put({ waiting: true }), '3a 12 12 12', '18 01 00'],
    ['offline at its panel', (p) => p.put({ offline: true }), '1a 12 12 12', '18 00 00'],
    ['feed button', (p) => p.put({ feedButton: true }), '52 1a 12 12', '50 02 00'],
    ['drawer closed', (p) => p.put({ drawer: 'closed' }), '16 12 12 12', '14 00 00'],
    ['hanging unnoticed', (p) => p.put({ undetected: true }), '12 12 12 12', '10 00 00'],
  ])('%s', (_, befall, realTime, back) => {
    const printer = new Printer({ id: '1' });
    befall(printer);
    expect(hex([1, 2, 3, 4].map((n) => realTimeStatus(printer, n)))).toBe(realTime);
    expect(hex(statusBack(printer).slice(0, 3))).toBe(back);
  });

  it('ends with 0F on a TM-T88 and with 00 on others', () => {
    expect(statusBack(new Printer({ id: '1' }))[3]).toBe(0x0f);
    const other = new Printer({ id: '1', identity: { model: 'TM-m30III' } });
    expect(statusBack(other)[3]).toBe(0x00);
  });
});
