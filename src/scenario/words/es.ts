import type { Words } from './words.ts';

/** What products are called in Spanish. */
export const ES: Words = {
  makeFirst: false,
  articles: {
    shirts: ['Camisa', 'Camiseta', 'Blusa', 'Polo', 'Sudadera'],
    trousers: ['Pantalón recto', 'Pantalón ancho', 'Vaquero', 'Falda larga', 'Bermudas'],
    dresses: ['Vestido corto', 'Vestido midi', 'Vestido camisero', 'Mono', 'Pichi'],
    shoes: ['Zapatillas', 'Botines', 'Mocasines', 'Sandalias', 'Botas altas'],
    outerwear: ['Abrigo', 'Cazadora', 'Gabardina', 'Chaleco', 'Parka'],
    accessories: ['Bufanda', 'Cinturón', 'Bolso', 'Gorro', 'Guantes'],
  },
  makes: {
    shirts: ['de algodón', 'de lino'],
    trousers: ['de sarga', 'de punto'],
    dresses: ['de satén', 'de pana'],
    shoes: ['de piel', 'de ante'],
    outerwear: ['de lana', 'de plumas'],
    accessories: ['de cachemir', 'de cuero'],
  },
};
