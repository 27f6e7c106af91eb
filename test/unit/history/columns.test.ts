import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/history/columns.ts';

const find = (header: readonly string[], named = {}) => findColumns('x.csv', header, named, header);

describe('findColumns', () => {
  it.each([
    ['en', ['timestamp', 'store', 'till', 'items', 'amount']],
    ['es', ['Fecha y hora', 'Tienda', 'Caja', 'Artículos', 'Importe']],
    ['ca', ['Data i hora', 'Botiga', 'Caixa', 'Unitats', 'Import']],
    ['it', ['Data e ora', 'Negozio', 'Cassa', 'Pezzi', 'Importo']],
    ['fr', ['Horodatage', 'Magasin', 'Caisse', 'Quantité', 'Montant']],
  ])('guesses the columns in %s', (language, header) => {
    const found = find(header);
    expect(found.at).toEqual({ timestamp: 0, store: 1, till: 2, items: 3, amount: 4 });
    expect(found.guessed).toHaveLength(5);
    expect(found.language).toBe(language);
  });

  it('reads names in any writing and order', () => {
    const header = ['id', 'Importe total (€)', 'store_id', 'FECHA_VENTA', 'tpvNumero', 'Unidades'];
    expect(find(header).at).toEqual({ timestamp: 3, store: 2, till: 4, items: 5, amount: 1 });
  });

  it('takes what is named before it guesses', () => {
    const header = ['timestamp', 'when', 'store', 'till', 'items', 'amount'];
    const found = find(header, { timestamp: 'when' });
    expect(found.at.timestamp).toBe(1);
    expect(found.guessed).not.toContain('timestamp');
  });

  it('says which column is missing and how to name it', () => {
    expect(() => find(['timestamp', 'store', 'till', 'amount'])).toThrow(
      expect.objectContaining({
        code: 'PD_IMPORT_INVALID',
        hint: expect.stringContaining('--map items='),
      }),
    );
  });

  it('suggests the column that was meant', () => {
    expect(() => find(['Fecha', 'Tienda'], { timestamp: 'Fehca' })).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("'Fecha'") }),
    );
  });
});
