import type { Words } from './words.ts';

/** What products are called in Italian. */
export const IT: Words = {
  makeFirst: false,
  articles: {
    shirts: ['Camicia', 'Maglietta', 'Blusa', 'Polo', 'Felpa'],
    trousers: ['Pantaloni dritti', 'Pantaloni ampi', 'Jeans', 'Gonna lunga', 'Bermuda'],
    dresses: ['Abito corto', 'Abito midi', 'Abito chemisier', 'Tuta', 'Scamiciato'],
    shoes: ['Scarpe basse', 'Stivaletti', 'Mocassini', 'Sandali', 'Stivali alti'],
    outerwear: ['Cappotto', 'Giubbotto', 'Trench', 'Gilet', 'Parka'],
    accessories: ['Sciarpa', 'Cintura', 'Borsa', 'Berretto', 'Guanti'],
  },
  makes: {
    shirts: ['di cotone', 'di lino'],
    trousers: ['in gabardine', 'in maglia'],
    dresses: ['in raso', 'di velluto'],
    shoes: ['di pelle', 'in camoscio'],
    outerwear: ['di lana', 'in piuma'],
    accessories: ['in cashmere', 'di cuoio'],
  },
};
