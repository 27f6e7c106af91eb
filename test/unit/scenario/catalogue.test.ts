import { describe, expect, it } from 'vitest';
import { ISSUE_KINDS, LANGUAGES } from '../../../src/model/ticket.ts';
import { runKey } from '../../../src/random/hash.ts';
import { catalogueIn } from '../../../src/scenario/catalogue.ts';
import { namesIn } from '../../../src/scenario/store-names.ts';
import { TICKET_TEXTS } from '../../../src/scenario/ticket-texts.ts';

const key = runKey(1, 0);

describe('catalogueIn', () => {
  it.each(LANGUAGES)('%s: 60 products with names, prices and valid in-store codes', (language) => {
    const products = catalogueIn(language, key);
    expect(products).toHaveLength(60);
    for (const field of ['sku', 'gtin', 'name'] as const) {
      expect(new Set(products.map((product) => product[field])).size).toBe(60);
    }
    for (const { gtin, price } of products) {
      expect(gtin).toMatch(/^2\d{12}$/);
      const sum = [...gtin].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
      expect(sum % 10).toBe(0);
      expect(Number.isInteger(price) && price > 500 && price < 15_000).toBe(true);
    }
  });

  it('computes the check digit of a known EAN-13', () => {
    expect(catalogueIn('es', key)[0]?.gtin).toBe('2000000000015');
  });

  it('names the same products in every language', () => {
    const unnamed = LANGUAGES.map((language) =>
      catalogueIn(language, key).map(({ name: _, ...product }) => product),
    );
    for (const products of unnamed) expect(products).toEqual(unnamed[0]);
    expect(catalogueIn('es', key)[0]?.name).not.toBe(catalogueIn('fr', key)[0]?.name);
  });
});

describe('TICKET_TEXTS', () => {
  it.each(LANGUAGES)(
    '%s: several texts for every kind, with known placeholders only',
    (language) => {
      for (const kind of ISSUE_KINDS) {
        const texts = TICKET_TEXTS[language][kind];
        expect(texts.length).toBeGreaterThanOrEqual(3);
        for (const { summary, description } of texts) {
          const whole = `${summary} ${description}`;
          expect(whole).toMatch(/\{(till|device|store|clerk)\}/);
          expect(whole.replace(/\{(till|device|store|clerk)\}/g, '')).not.toMatch(/[{}]/);
          expect(summary.length).toBeLessThan(80);
        }
      }
    },
  );
});

describe('namesIn', () => {
  it.each(LANGUAGES)('%s: names by seed and store alone', async (language) => {
    const names = await namesIn(language);
    const first = names(1, '0001');
    names(9, '0500');
    expect(names(1, '0001')).toEqual(first);
    expect(first.name).toMatch(/^.+, .+$/u);
    expect(first.clerk).toMatch(/^.+ [A-Z]\.$/u);
    const many = Array.from({ length: 50 }, (_, i) => names(1, String(i)).name);
    expect(new Set(many).size).toBeGreaterThan(40);
  });
});
