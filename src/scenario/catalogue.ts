import type { Product } from '../model/plan.ts';
import type { Language } from '../model/ticket.ts';
import type { Hash64 } from '../random/hash.ts';
import { Stream } from '../random/stream.ts';
import { CA } from './words/ca.ts';
import { EN } from './words/en.ts';
import { ES } from './words/es.ts';
import { FR } from './words/fr.ts';
import { IT } from './words/it.ts';
import { CATEGORIES, type Category, type Words } from './words/words.ts';

const WORDS: Readonly<Record<Language, Words>> = { es: ES, ca: CA, it: IT, fr: FR, en: EN };

/** Whole units of the currency between which a category's prices lie. */
const PRICES: Readonly<Record<Category, readonly [low: number, high: number]>> = {
  shirts: [9, 39],
  trousers: [19, 59],
  dresses: [19, 69],
  shoes: [29, 89],
  outerwear: [39, 149],
  accessories: [7, 49],
};

/**
 * The 60 products of the demonstration catalogue, named in one language. Sku, code and price of a
 * product are the same in every language, as one retailer's are.
 */
export function catalogueIn(language: Language, key: Hash64): readonly Product[] {
  const words = WORDS[language];
  return CATEGORIES.flatMap((category, group) => {
    const names = words.makes[category].flatMap((make) =>
      words.articles[category].map((article) =>
        words.makeFirst ? `${make} ${article}` : `${article} ${make}`,
      ),
    );
    return names.map((name, index) => {
      const sku = `${category.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(2, '0')}`;
      const draws = new Stream(key, `product/${sku}`, 'shopper');
      const [low, high] = PRICES[category];
      const price = (low + Math.floor(draws.share() * (high - low + 1))) * 100 + 95;
      return { sku, gtin: gtinOf(group * 100 + index + 1), name, category, price };
    });
  });
}

/** EAN-13 with GS1's in-store prefix 20, which no manufacturer is given, and its check digit. */
function gtinOf(number: number): string {
  const digits = `20${String(number).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
