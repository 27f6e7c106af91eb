import receiptline from 'receiptline';
import { describe, expect, it } from 'vitest';
import {
  barcodeCaption,
  barcodeModules,
} from '../../../../mocks/printers/symbols/barcode-modules.ts';
import { qrMatrix } from '../../../../mocks/printers/symbols/qr-matrix.ts';
import { qrSize, qrVersion } from '../../../../mocks/printers/symbols/qr-version.ts';

/** Widths of bars and spaces in turn, as another implementation draws them (two units a module). */
function drawnByReceiptline(option: string, value: string): readonly number[] {
  const markup = `{code:${value};option:${option},2,48}`;
  const svg = receiptline.transform(markup, { command: 'svg' });
  const [, path = ''] = /<path[^>]*d="([^"]*)/.exec(svg) ?? [];
  let end = 0;
  return [...path.matchAll(/M(\d+),\d+h(\d+)/g)]
    .flatMap(([, x, width]) => {
      const space = Number(x) - end;
      end = Number(x) + Number(width);
      return [space, Number(width)];
    })
    .slice(1)
    .map((width) => width / 2);
}

const runs = (modules: string | null): readonly number[] =>
  [...(modules ?? '').matchAll(/1+|0+/g)].map(([run]) => run.length);

describe('bar codes', () => {
  it.each([
    ['EAN13', 'ean', '4006381333931', '4006381333931'],
    ['EAN8', 'ean', '55123457', '55123457'],
    ['UPC-A', 'upc', '036000291452', '036000291452'],
    ['CODE128', 'code128', 'RCPT-aB_01', '{BRCPT-aB_01'],
  ])('%s is drawn as receiptline draws it', (symbology, option, value, sent) => {
    expect(runs(barcodeModules(symbology, sent))).toEqual(drawnByReceiptline(option, value));
  });

  it.each([
    ['CODE39', 'code39', 'AZ09-. $/+%', 'AZ09-. $/+%'],
    ['ITF', 'itf', '1234567890', '1234567890'],
    ['CODABAR', 'codabar', 'A0123456789-$:/.+B', 'A0123456789-$:/.+B'],
  ])('%s has its wide elements where receiptline has them', (symbology, option, value, sent) => {
    const isWide = (width: number): boolean => width > 1.5;
    const expected = drawnByReceiptline(option, value).map(isWide);
    expect(expected.length).toBeGreaterThan(20);
    expect(runs(barcodeModules(symbology, sent)).map(isWide)).toEqual(expected);
  });

  it('EAN-13 is drawn as in the standard’s structure, with its check digit', () => {
    const modules = barcodeModules('EAN13', '400638133393') ?? '';
    expect(modules).toHaveLength(95);
    expect(modules).toBe(barcodeModules('EAN13', '4006381333931'));
    expect(modules.slice(0, 17)).toBe('10100011010100111');
    expect(barcodeCaption('EAN13', '400638133393')).toBe('4006381333931');
    expect(barcodeCaption('EAN8', '5512345')).toBe('55123457');
    expect(barcodeCaption('UPC-A', '03600029145')).toBe('036000291452');
  });

  it.each([
    ['EAN8', '5512345', 67],
    ['UPC-A', '03600029145', 95],
    ['CODE39', 'AB', 63],
    ['ITF', '1234', 45],
    ['CODABAR', 'A12B', 51],
    ['CODE128', '{BAb1', 68],
    ['CODE128', '{C\x0c\x22', 57],
  ])('%s %j is so many modules wide', (symbology, value, width) => {
    expect(barcodeModules(symbology, value)).toHaveLength(width);
  });

  it.each([
    ['EAN13', '12'],
    ['ITF', '123'],
    ['CODE39', 'ä'],
    ['CODE128', '{C\x7f'],
    ['CODE93', 'AB'],
  ])('%s %j is not drawn', (symbology, value) => {
    expect(barcodeModules(symbology, value)).toBeNull();
  });
});

describe('QR codes', () => {
  it.each([
    ['L', 17, 21],
    ['L', 18, 25],
    ['M', 14, 21],
    ['Q', 11, 21],
    ['H', 7, 21],
    ['L', 2953, 177],
    ['H', 1273, 177],
  ] as const)('level %s holds %i bytes in %i modules a side', (level, bytes, size) => {
    expect(qrVersion(bytes, level)?.size).toBe(size);
  });

  it('has no version for more than 2953 bytes', () => {
    expect(qrSize('x'.repeat(2954), 'L')).toBeUndefined();
    expect(qrMatrix('x'.repeat(2954), 'L')).toBeUndefined();
  });

  it('draws hello as this (version 1, level M, mask 0)', () => {
    const rows = qrMatrix('hello', 'M')?.map((row) =>
      row.map((dark) => (dark ? '#' : '.')).join(''),
    );
    expect(rows?.join('\n')).toMatchInlineSnapshot(`
      "#######..##...#######
      #.....#.##....#.....#
      #.###.#..#.##.#.###.#
      #.###.#...##..#.###.#
      #.###.#.##..#.#.###.#
      #.....#.....#.#.....#
      #######.#.#.#.#######
      ..........###........
      #.#.#.#..#.#....#..#.
      ..#.##....#...#....##
      .#.#..#.###.#...#####
      ##..#.........#....#.
      .##.#.##..#.#.#.#....
      ........####.#.#..###
      #######...##.###..###
      #.....#...####.##....
      #.###.#.#.##.###...##
      #.###.#..#....##..##.
      #.###.#.###.#...#.#.#
      #.....#..#....#.#..#.
      #######.###.#.##...##"
    `);
  });
});
