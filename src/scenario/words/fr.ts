import type { Words } from './words.ts';

/** What products are called in French. */
export const FR: Words = {
  makeFirst: false,
  articles: {
    shirts: ['Chemise', 'T-shirt', 'Blouse', 'Polo', 'Sweat'],
    trousers: ['Pantalon droit', 'Pantalon large', 'Jean', 'Jupe longue', 'Bermuda'],
    dresses: ['Robe courte', 'Robe midi', 'Robe chemise', 'Combinaison', 'Robe chasuble'],
    shoes: ['Baskets', 'Bottines', 'Mocassins', 'Sandales', 'Bottes hautes'],
    outerwear: ['Manteau', 'Blouson', 'Trench', 'Gilet', 'Parka'],
    accessories: ['Écharpe', 'Ceinture', 'Sac', 'Bonnet', 'Gants'],
  },
  makes: {
    shirts: ['en coton', 'en lin'],
    trousers: ['en twill', 'en maille'],
    dresses: ['en satin', 'en velours'],
    shoes: ['en cuir', 'en daim'],
    outerwear: ['en laine', 'en duvet'],
    accessories: ['en cachemire', 'en cuir grainé'],
  },
};
