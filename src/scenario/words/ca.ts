import type { Words } from './words.ts';

/** What products are called in Catalan. */
export const CA: Words = {
  makeFirst: false,
  articles: {
    shirts: ['Camisa', 'Samarreta', 'Brusa', 'Polo', 'Dessuadora'],
    trousers: ['Pantalons rectes', 'Pantalons amples', 'Texans', 'Faldilla llarga', 'Bermudes'],
    dresses: ['Vestit curt', 'Vestit midi', 'Vestit camiser', 'Granota', 'Vestit de tirants'],
    shoes: ['Vambes', 'Botins', 'Mocassins', 'Sandàlies', 'Botes altes'],
    outerwear: ['Abric', 'Caçadora', 'Gavardina', 'Armilla', 'Parca'],
    accessories: ['Bufanda', 'Cinturó', 'Bossa', 'Gorra', 'Guants'],
  },
  makes: {
    shirts: ['de cotó', 'de lli'],
    trousers: ['de sarja', 'de punt'],
    dresses: ['de setí', 'de pana'],
    shoes: ['de pell', 'de camussa'],
    outerwear: ['de llana', 'de plomes'],
    accessories: ['de caixmir', 'de cuir'],
  },
};
