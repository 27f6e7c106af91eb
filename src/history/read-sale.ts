import type { Columns } from './columns.ts';
import type { CsvRecord } from './csv-reader.ts';
import { type Moment, readMoment } from './read-moment.ts';
import { readAmountMinor, readItems } from './read-number.ts';

/** One row: a basket that was paid at a till. */
export interface Sale {
  readonly moment: Moment;
  readonly store: string;
  readonly till: string;
  /** Zero or fewer for a return or a void. */
  readonly items: number;
  readonly amountMinor: number;
}

/**
 * Reads a row as a sale.
 * @param width fields of the header; empty ones beyond it are let pass
 * @returns why it is none, in words that hold no value of the file
 */
export function readSale(record: CsvRecord, columns: Columns, width: number): Sale | string {
  const { fields } = record;
  if (record.malformed !== null) return record.malformed;
  if (fields.length < width || fields.some((field, i) => i >= width && field !== '')) {
    return `has ${fields.length} fields, the header ${width}`;
  }
  const { at } = columns;
  const field = (column: number): string => (fields[column] ?? '').trim();
  const moment = readMoment(field(at.timestamp));
  if (moment === undefined) return 'timestamp: no date with a time, such as 2025-11-28 15:04';
  const store = field(at.store);
  if (store === '') return 'store: is empty';
  const till = field(at.till);
  if (till === '') return 'till: is empty';
  const items = readItems(field(at.items));
  if (items === undefined) return 'items: no number';
  const amountMinor = readAmountMinor(field(at.amount));
  if (amountMinor === undefined) return 'amount: no amount';
  return { moment, store, till, items, amountMinor };
}

/** Whether goods came back or nothing was sold: no basket to learn from. */
export const isReturn = ({ items, amountMinor }: Sale): boolean => items <= 0 || amountMinor < 0;
