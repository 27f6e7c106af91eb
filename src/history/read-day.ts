import { Failure } from '../model/failure.ts';
import type { Columns } from './columns.ts';
import { PersonalSearch } from './personal/personal-search.ts';
import { type DateOrder, dateText } from './read-moment.ts';
import { isReturn, readSale } from './read-sale.ts';
import { readSales, type SalesFile } from './sales-file.ts';
import { MINUTES, type StoreDay } from './store-day.ts';

/** Stores and tills a scenario can have; a column that is no store would have more. */
const MOST_STORES = 9999;
const MOST_TILLS = 200;

interface Tally {
  readonly tills: Set<string>;
  readonly minutes: Uint32Array;
  sales: number;
  items: number;
  amountMinor: number;
}

/**
 * Reads the file a second time for the sales of one day, store by store; memory grows with the
 * stores, not with the rows.
 * @throws Failure PD_IMPORT_INVALID when there are more stores or tills than a scenario can have
 */
export async function readDay(
  file: SalesFile,
  columns: Columns,
  wanted: { readonly date: string; readonly order: DateOrder; readonly masked: boolean },
  progress: (bytes: number) => void,
): Promise<readonly StoreDay[]> {
  const stores = new Map<string, Tally>();
  const search = wanted.masked ? new PersonalSearch(file.header) : undefined;
  for await (const batch of readSales(file, progress)) {
    for (const record of batch) {
      const fields = search?.clean(record.fields, record.line) ?? record.fields;
      const sale = readSale({ ...record, fields }, columns, file.header.length);
      if (typeof sale === 'string' || isReturn(sale)) continue;
      if (dateText(sale.moment.day, wanted.order) !== wanted.date) continue;
      let tally = stores.get(sale.store);
      if (tally === undefined) {
        if (stores.size === MOST_STORES) throw tooMany(file, 'stores', MOST_STORES);
        tally = newTally();
        stores.set(sale.store, tally);
      }
      tally.tills.add(sale.till);
      if (tally.tills.size > MOST_TILLS) throw tooMany(file, 'tills in a store', MOST_TILLS);
      tally.minutes[sale.moment.minute] = (tally.minutes[sale.moment.minute] ?? 0) + 1;
      tally.sales++;
      tally.items += sale.items;
      tally.amountMinor += sale.amountMinor;
    }
  }
  return [...stores].map(([store, tally]) => ({ ...tally, store, tills: tally.tills.size }));
}

const newTally = (): Tally => ({
  tills: new Set(),
  minutes: new Uint32Array(MINUTES),
  sales: 0,
  items: 0,
  amountMinor: 0,
});

const tooMany = (file: SalesFile, what: string, most: number): Failure =>
  new Failure('PD_IMPORT_INVALID', `more than ${most} ${what}`, {
    place: { file: file.name },
    hint: 'is the right column mapped? see --map',
  });
