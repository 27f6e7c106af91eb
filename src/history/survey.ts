import type { Columns } from './columns.ts';
import { type PersonalFinding, PersonalSearch } from './personal/personal-search.ts';
import { allows, type DateOrder, dateText } from './read-moment.ts';
import { isReturn, readSale } from './read-sale.ts';
import { readSales, type SalesFile } from './sales-file.ts';

/** A row that is no sale, and why; never what it holds. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

/** What a first reading of the whole file tells. */
export interface Survey {
  readonly rows: number;
  readonly returns: number;
  readonly bad: { readonly rows: number; readonly first: readonly BadRow[] };
  readonly personal: readonly PersonalFinding[];
  readonly order: DateOrder;
  /** Why the order of day and month is known; `null` when the file never has to tell. */
  readonly orderFrom: 'told' | 'assumed' | 'contradictory' | null;
  /** Timestamps that end in `Z`. */
  readonly utc: number;
  /** Sales by date, `YYYY-MM-DD`. */
  readonly sales: ReadonlyMap<string, number>;
}

const SHOWN = 5;

/**
 * Reads the file once: counts sales by day, bad rows and everything personal. Personal values are
 * blanked before a row is read as a sale.
 */
export async function survey(
  file: SalesFile,
  columns: Columns,
  progress: (bytes: number) => void,
): Promise<Survey> {
  const search = new PersonalSearch(file.header);
  const days = new Map<number, number>();
  const first: BadRow[] = [];
  let [rows, bad, returns, utc] = [0, 0, 0, 0];
  for await (const batch of readSales(file, progress)) {
    for (const record of batch) {
      rows++;
      const fields = search.clean(record.fields, record.line);
      const sale = readSale({ ...record, fields }, columns, file.header.length);
      if (typeof sale === 'string') {
        bad++;
        if (first.length < SHOWN) first.push({ line: record.line, reason: sale });
        continue;
      }
      if (sale.moment.utc) utc++;
      if (isReturn(sale)) returns++;
      else days.set(sale.moment.day, (days.get(sale.moment.day) ?? 0) + 1);
    }
  }
  const { order, from } = orderOf([...days.keys()]);
  const { sales, impossible } = byDate(days, order);
  return {
    rows,
    returns,
    bad: { rows: bad + impossible, first },
    personal: search.findings(),
    order,
    orderFrom: from,
    utc,
    sales,
  };
}

/** A day above 12 settles the order for the whole file; else the day comes first, as in Europe. */
function orderOf(days: readonly number[]): {
  readonly order: DateOrder;
  readonly from: Survey['orderFrom'];
} {
  const open = days.filter((day) => day < 0);
  const onlyDayFirst = open.some((day) => !allows(day, 'monthFirst'));
  const onlyMonthFirst = open.some((day) => !allows(day, 'dayFirst'));
  const order = onlyMonthFirst && !onlyDayFirst ? 'monthFirst' : 'dayFirst';
  if (open.length === 0) return { order, from: null };
  if (onlyDayFirst && onlyMonthFirst) return { order, from: 'contradictory' };
  return { order, from: onlyDayFirst || onlyMonthFirst ? 'told' : 'assumed' };
}

function byDate(
  days: ReadonlyMap<number, number>,
  order: DateOrder,
): { readonly sales: ReadonlyMap<string, number>; readonly impossible: number } {
  const sales = new Map<string, number>();
  let impossible = 0;
  for (const [day, count] of days) {
    const date = dateText(day, order);
    if (date === undefined) impossible += count;
    else sales.set(date, (sales.get(date) ?? 0) + count);
  }
  return { sales, impossible };
}
