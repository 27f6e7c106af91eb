import type { Words } from './words.ts';

/** What products are called in English. */
export const EN: Words = {
  makeFirst: true,
  articles: {
    shirts: ['shirt', 'T-shirt', 'blouse', 'polo shirt', 'sweatshirt'],
    trousers: ['straight trousers', 'wide trousers', 'jeans', 'long skirt', 'shorts'],
    dresses: ['mini dress', 'midi dress', 'shirt dress', 'jumpsuit', 'pinafore'],
    shoes: ['trainers', 'ankle boots', 'loafers', 'sandals', 'high boots'],
    outerwear: ['coat', 'jacket', 'trench coat', 'gilet', 'parka'],
    accessories: ['scarf', 'belt', 'bag', 'beanie', 'gloves'],
  },
  makes: {
    shirts: ['Cotton', 'Linen'],
    trousers: ['Twill', 'Knitted'],
    dresses: ['Satin', 'Velvet'],
    shoes: ['Leather', 'Suede'],
    outerwear: ['Wool', 'Down'],
    accessories: ['Cashmere', 'Grained leather'],
  },
};
