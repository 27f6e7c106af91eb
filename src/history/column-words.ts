import type { Language } from '../model/ticket.ts';

/** What a column of a sales file is for. */
export const ROLES = ['timestamp', 'store', 'till', 'items', 'amount'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What tills' exports call their columns, the likeliest first: lower case, without accents, words
 * separated by a space.
 */
export const COLUMN_WORDS: Readonly<Record<Role, Readonly<Record<Language, readonly string[]>>>> = {
  timestamp: {
    en: ['timestamp', 'date time', 'datetime', 'sold at', 'created at', 'time', 'date'],
    es: ['fecha hora', 'fechahora', 'marca de tiempo', 'fecha y hora', 'fecha'],
    ca: ['data hora', 'datahora', 'data i hora', 'marca de temps', 'data'],
    it: ['data ora', 'dataora', 'data e ora', 'orario', 'data'],
    fr: ['horodatage', 'date heure', 'dateheure', 'date et heure'],
  },
  store: {
    en: ['store', 'shop', 'branch', 'outlet', 'location', 'site'],
    es: ['tienda', 'sucursal', 'almacen', 'centro', 'local'],
    ca: ['botiga', 'sucursal', 'magatzem', 'centre'],
    it: ['negozio', 'punto vendita', 'filiale', 'sede'],
    fr: ['magasin', 'boutique', 'point de vente', 'succursale'],
  },
  till: {
    en: ['till', 'register', 'cash register', 'checkout', 'lane', 'workstation', 'pos', 'terminal'],
    es: ['caja', 'tpv', 'terminal'],
    ca: ['caixa', 'tpv', 'terminal'],
    it: ['cassa', 'registratore'],
    fr: ['caisse', 'tpv'],
  },
  items: {
    en: ['items', 'pieces', 'units', 'quantity', 'qty', 'item count'],
    es: ['articulos', 'unidades', 'piezas', 'cantidad'],
    ca: ['articles', 'unitats', 'peces', 'quantitat'],
    it: ['articoli', 'pezzi', 'quantita', 'qta'],
    fr: ['articles', 'pieces', 'unites', 'quantite', 'qte'],
  },
  amount: {
    en: ['amount', 'total', 'value', 'revenue', 'gross', 'net'],
    es: ['importe', 'total', 'venta', 'valor'],
    ca: ['import', 'total', 'venda', 'valor'],
    it: ['importo', 'totale', 'valore', 'incasso'],
    fr: ['montant', 'total', 'valeur', 'ca ttc'],
  },
};
