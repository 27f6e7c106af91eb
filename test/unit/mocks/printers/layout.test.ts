import { describe, expect, it } from 'vitest';
import { receiptSvg } from '../../../../mocks/printers/render/receipt-svg.ts';
import { bench, bytes } from './bytes.ts';

const printed = (text: string, columns = 48): string => {
  const { connection, texts } = bench({ columns });
  connection.receive(bytes(`${text}\x1dV\x00`));
  return texts()[0] ?? '';
};

describe('layout', () => {
  it.each<[string, string, string]>([
    ['wraps at 48 columns', `${'x'.repeat(50)}\n`, `${'x'.repeat(48)}\nxx\n`],
    ['centres', '\x1ba\x01ab\n', `${' '.repeat(23)}ab\n`],
    ['aligns right', '\x1ba2ab\n', `${' '.repeat(46)}ab\n`],
    ['counts double width', '\x1ba\x01\x1d!\x10ab\n', `${' '.repeat(22)}ab\n`],
    ['sets double width by ESC !', '\x1ba\x02\x1b!\x20ab\n', `${' '.repeat(44)}ab\n`],
    ['puts text at a position', 'a\x1b$\x78\x00b\n', `a${' '.repeat(9)}b\n`],
    ['moves back and forth', '\x1b$\x78\x00b\x1b\\\x0c\x00c\n', `${' '.repeat(10)}b c\n`],
    ['tabs every eight columns', 'a\tb\tc\n', 'a       b       c\n'],
    ['tabs to its own stops', '\x1bD\x05\x0a\x00a\tb\tc\n', 'a    b    c\n'],
    ['keeps empty lines', 'a\n\n\nb\n', 'a\n\n\nb\n'],
    ['feeds lines after text', 'a\x1bd\x03b\n', 'a\n\n\nb\n'],
    ['keeps a left margin', '\x1dL\x18\x00ab\n', '  ab\n'],
    ['wraps at the width of the area', '\x1dW\x24\x00abcd\n', 'abc\nd\n'],
    ['drops the line at ESC @', 'lost\x1b@kept\n', 'kept\n'],
    ['reads WPC1252', '\x1bt\x10\x80 \xe9\n', '€ é\n'],
    ['reads PC850 and PC858', '\x1bt\x02\xd5\x1bt\x13\xd5\n', 'ı€\n'],
    ['reads ISO 8859-15', '\x1bt\x28\xa4\n', '€\n'],
    ['reads a page that is not known as PC437', '\x1bt\xc8\x82\n', 'é\n'],
    ['reads national characters', '\x1bR\x02[\\]\n', 'ÄÖÜ\n'],
    ['reads Shift JIS', '\x1cC1\x83\x67\x1c.x\n', 'トx\n'],
    ['passes two-byte characters of GB 18030', '\x1c&\xd6\xd0\x1c.x\n', '中x\n'],
    ['ignores what it does not know', '\x1b\x7fa\x1d\x7fb\x00\x01\x07\n', 'ab\n'],
  ])('%s', (_, sent, expected) => {
    expect(printed(sent)).toBe(expected);
  });

  it('wraps at 32 columns on narrow paper', () => {
    expect(printed(`${'x'.repeat(33)}\n`, 32)).toBe(`${'x'.repeat(32)}\nx\n`);
  });

  it('names codes and pictures', () => {
    const qr = '\x1d(k\x08\x001P0hello\x1d(k\x03\x001Q0';
    expect(printed(qr)).toBe('[QR hello]\n');
    expect(printed('\x1dkI\x06{B12ab')).toMatch(/^ *\[CODE128 12ab\]\n$/);
    expect(printed('\x1dk\x04ABC\x00')).toMatch(/^ *\[CODE39 ABC\]\n$/);
    expect(printed(`\x1b*\x21\x08\x00${'x'.repeat(24)}\n`)).toBe('[image 8x24]\n');
    expect(printed('\x1d(L\x0b\x000p0\x01\x011\x08\x00\x01\x00\xff\x1d(L\x02\x0002')).toBe(
      '[image 8x1]\n',
    );
  });

  it('draws a receipt that is well-formed XML whatever is printed', () => {
    const { connection, device } = bench();
    connection.receive(bytes('<&>"\'\x7f \x1dB\x01inv\x1dB\x00\x1b-\x01u\n\x1dV\x00'));
    const svg = device.tray.receipts.map(receiptSvg).join('');
    expect(svg).toContain('&lt;&amp;&gt;&quot;&#39;');
    expect(svg).not.toMatch(/style=|<script|onload/);
  });
});
