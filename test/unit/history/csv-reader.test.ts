import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader } from '../../../src/history/csv-reader.ts';

/** All records of a text that arrives in pieces of `size` characters. */
function readAll(text: string, { delimiter = ',', size = text.length } = {}) {
  const reader = new CsvReader(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += size)
    records.push(...reader.push(text.slice(at, at + size)));
  return [...records, ...reader.end()];
}

const fieldsOf = (text: string, options = {}) => readAll(text, options).map(({ fields }) => fields);

describe('CsvReader', () => {
  it.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quoted delimiter', '"a,b",c\n', [['a,b', 'c']]],
    ['quoted line end', '"a\nb",c\n', [['a\nb', 'c']]],
    ['doubled quote', '"say ""yes""",c\n', [['say "yes"', 'c']]],
    ['empty quoted field', '"","x"\r\n', [['', 'x']]],
    ['quote within a field', '12" screen,x\n', [['12" screen', 'x']]],
    ['empty lines', 'a\n\n\r\nb\n', [['a'], ['b']]],
    ['empty fields', ',,\n', [['', '', '']]],
  ])('reads %s', (_, text, expected) => {
    expect(fieldsOf(text)).toEqual(expected);
  });

  it('reads other delimiters', () => {
    expect(fieldsOf('a;b,c\n', { delimiter: ';' })).toEqual([['a', 'b,c']]);
    expect(fieldsOf('a\tb\n', { delimiter: '\t' })).toEqual([['a', 'b']]);
  });

  it('counts lines, also within quotes', () => {
    expect(readAll('h\n"a\nb"\nc\n').map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('leaves out a line whose quoting cannot be read, and goes on', () => {
    const records = readAll('"a"b,c\nd,e\n');
    expect(records[0]).toMatchObject({ line: 1, malformed: 'has text after a closing quote' });
    expect(records[1]).toMatchObject({ line: 2, fields: ['d', 'e'], malformed: null });
  });

  it('says that a quote is never closed', () => {
    const [first, second] = readAll('"a\nb,c\n');
    expect(first?.malformed).toMatch(/never closed/);
    expect(second?.fields).toEqual(['b', 'c']);
  });

  it('does not keep a record without end', () => {
    const reader = new CsvReader(',');
    const records = [];
    for (let i = 0; i < 40; i++) records.push(...reader.push(`"${'x'.repeat(1 << 16)}`));
    expect(records.length).toBeGreaterThan(0);
    expect(records.every(({ malformed }) => malformed !== null)).toBe(true);
  });

  it('reads back whatever was written, however it is cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ñ', '7') });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, size, lineEnd) => {
          const text = rows
            .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
            .map((row) => row + lineEnd)
            .join('');
          expect(fieldsOf(text, { size })).toEqual(rows);
        },
      ),
    );
  });
});
