import { describe, expect, it } from 'vitest';
import { personalKind } from '../../../src/history/personal/personal-kind.ts';
import { PersonalSearch } from '../../../src/history/personal/personal-search.ts';

describe('personalKind', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '5555555555554444',
    '2223003122003222',
    '378282246310005',
    '3700 000000 00002',
    '4222222222222',
    '6011111111111117',
    'paid with 4242 4242 4242 4242 12/27',
    'till 7 4000 0000 0000 0002',
  ])('finds a card number in %s', (value) => {
    expect(personalKind(value, false)).toBe('card numbers');
  });

  it.each(['ana@example.com', 'Ana <ana.b+c@mail.example.org>', 'x@example.català'])(
    'finds an e-mail address in %s',
    (value) => {
      expect(personalKind(value, false)).toBe('e-mail addresses');
    },
  );

  it.each([
    '+34 612 345 678',
    '+34612345678',
    '+44 20 7946 0018',
    '+1 (555) 010-0199',
    '0034 612 345 678',
    '0034612345678',
    '612 345 678',
    '612 34 56 78',
    '93 123 45 67',
    '06 39 98 12 34',
    '06.39.98.12.34',
    '347 123 4567',
    '020 7946 0018',
    '(555) 010-0199',
    'call 612 345 678 first',
  ])('finds a phone number in %s', (value) => {
    expect(personalKind(value, false)).toBe('phone numbers');
  });

  it.each([
    ['a timestamp', '2025-11-28 15:04:05'],
    ['a timestamp with an offset', '2025-11-28T15:04:05+01:00'],
    ['a timestamp by dots', '28.11.2025 15.04.05'],
    ['a compact timestamp', '20251128150405'],
    ['an epoch', '1764342245000'],
    ['a GTIN-13', '8437000123452'],
    ['a GTIN-13 that passes Luhn', '4006381333931'],
    ['a GTIN-14', '08437000123452'],
    ['an amount', '1 234 567,89'],
    ['an amount by dots', '1.234.567,89'],
    ['a price', '+1234567.50'],
    ['a ticket id', '2025112800000123'],
    ['a padded ticket id', '0000012345678'],
    ['a ticket id by dashes', '0417-03-000123'],
    ['a store', '0417'],
    ['nine digits', '612345678'],
    ['an @ alone', 'jumper @ 50 %'],
    ['a card number with a wrong digit', '4111111111111112'],
  ])('leaves %s alone', (_, value) => {
    expect(personalKind(value, false)).toBeUndefined();
  });

  it('takes digits for a phone where the column is named so', () => {
    expect(personalKind('612345678', true)).toBe('phone numbers');
    expect(personalKind('12.50', true)).toBeUndefined();
  });
});

describe('PersonalSearch', () => {
  const search = (header: readonly string[], rows: readonly (readonly string[])[]) => {
    const one = new PersonalSearch(header);
    const cleaned = rows.map((row, i) => one.clean(row, i + 2));
    return { cleaned, findings: one.findings() };
  };

  it('names column, kind, first line and how many, and blanks the values', () => {
    const { cleaned, findings } = search(
      ['store', 'note'],
      [
        ['1', 'ok'],
        ['2', 'ana@example.com'],
        ['3', 'eva@example.com'],
      ],
    );
    expect(findings).toEqual([{ column: "'note'", kind: 'e-mail addresses', line: 3, values: 2 }]);
    expect(cleaned.map(([, note]) => note)).toEqual(['ok', '', '']);
  });

  it('never repeats a header that is personal itself', () => {
    const { findings } = search(['ana@example.com'], [['eva@example.com']]);
    expect(JSON.stringify(findings)).not.toContain('@');
    expect(findings[0]?.column).toBe('column 1');
  });

  it.each(['Teléfono', 'Mobile phone', 'cellulare', 'tel.', 'customerPhone'])(
    'knows a column of phones by its name: %s',
    (name) => {
      expect(search([name], [['612345678']]).findings).toHaveLength(1);
    },
  );

  it('tells bare mobile numbers from ids: ids rise', () => {
    const phones = ['612345678', '699000111', '655123123', '634999888', '611000222', '677123456'];
    expect(
      search(
        ['customer'],
        phones.map((one) => [one]),
      ).findings,
    ).toEqual([{ column: "'customer'", kind: 'phone numbers', line: 2, values: 6 }]);
    const ids = phones.map((_, i) => [String(612_345_678 + i)]);
    expect(search(['ticket'], ids).findings).toEqual([]);
  });
});
