import { Failure } from '../model/failure.ts';
import type { Role } from './column-words.ts';
import { type Columns, findColumns } from './columns.ts';
import { type DayFit, fitDay } from './fit-day.ts';
import { columnNames, type PersonalFinding } from './personal/personal-search.ts';
import { readDay } from './read-day.ts';
import { openSales } from './sales-file.ts';
import { type Survey, survey } from './survey.ts';

/** What may be said about a file instead of guessed. */
export interface ImportOptions {
  /** Absolute path, and the file as messages name it. */
  readonly path: string;
  readonly name: string;
  /** Column names by role. */
  readonly map: Readonly<Partial<Record<Role, string>>>;
  readonly delimiter?: string;
  /** `YYYY-MM-DD`; default: the day with the most sales. */
  readonly date?: string;
  /** Drop personal values instead of refusing the file. */
  readonly mask: boolean;
  /** The file is read twice; told how far, 0 to 1. */
  readonly progress: (reading: 1 | 2, share: number) => void;
}

/** A day of sales, read and fitted. */
export interface ImportedDay {
  readonly name: string;
  readonly delimiter: string;
  /** What messages call the file's columns. */
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly survey: Survey;
  /** Columns whose personal values were dropped. */
  readonly masked: readonly PersonalFinding[];
  readonly date: string;
  /** Whether the date was asked for. */
  readonly chosen: boolean;
  readonly fit: DayFit;
}

const MOST_BAD = 0.05;

/**
 * Reads a file of past sales and fits the day to it.
 * @throws Failure PD_IMPORT_PERSONAL_DATA when it holds personal data and `mask` is not set,
 * PD_IMPORT_INVALID when no day can be made of it
 */
export async function importSales(options: ImportOptions): Promise<ImportedDay> {
  const { path, name, map, mask, progress } = options;
  const file = await openSales(path, name, options.delimiter);
  const names = columnNames(file.header);
  const columns = findColumns(name, file.header, map, names);
  const share = (bytes: number): number => Math.min(1, bytes / file.bytes);
  const seen = await survey(file, columns, (bytes) => progress(1, share(bytes)));
  if (seen.personal.length > 0 && !mask) throw personalData(name, seen.personal);
  refuseUnusable(name, seen);
  const date = dayOf(name, seen, options.date);
  const wanted = { date, order: seen.order, masked: seen.personal.length > 0 };
  const stores = await readDay(file, columns, wanted, (bytes) => progress(2, share(bytes)));
  return {
    name,
    delimiter: file.delimiter,
    names,
    columns,
    survey: seen,
    masked: seen.personal,
    date,
    chosen: options.date !== undefined,
    fit: fitDay(stores),
  };
}

function personalData(name: string, findings: readonly PersonalFinding[]): Failure {
  const [first, ...others] = findings;
  const lines = others.map(
    ({ column, kind, line }) => `  also ${name}:${line}: ${column} holds ${kind}`,
  );
  return new Failure(
    'PD_IMPORT_PERSONAL_DATA',
    [`${first?.column} holds ${first?.kind}`, ...lines].join('\n'),
    {
      place: { file: name, line: first?.line ?? 1 },
      hint: 'remove them from the file, or drop them while reading with --mask; nothing was written',
    },
  );
}

function refuseUnusable(name: string, { rows, bad, sales, orderFrom }: Survey): void {
  const place = { file: name, line: bad.first[0]?.line ?? 1 };
  if (orderFrom === 'contradictory') {
    throw new Failure('PD_IMPORT_INVALID', 'some dates can only be day first, others month first', {
      place: { file: name },
      hint: 'write all dates one way, best as 2025-11-28 15:04',
    });
  }
  if (bad.rows > MOST_BAD * rows) {
    const listed = bad.first.map(({ line, reason }) => `  ${name}:${line}: ${reason}`);
    const share = Math.round((1000 * bad.rows) / rows) / 10;
    throw new Failure(
      'PD_IMPORT_INVALID',
      [`${bad.rows} of ${rows} rows (${share} %) are no sales; the first:`, ...listed].join('\n'),
      { place, hint: 'at most 5 % may be bad; are the columns the right ones? see --map' },
    );
  }
  if (sales.size === 0) {
    throw new Failure('PD_IMPORT_INVALID', 'there is no sale in it', {
      place: { file: name },
      hint: 'the file needs a row for each basket, below the header',
    });
  }
}

function dayOf(name: string, { sales }: Survey, asked: string | undefined): string {
  const [busiest] = [...sales].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (asked === undefined) return busiest?.[0] ?? '';
  if (sales.has(asked)) return asked;
  const dates = [...sales.keys()].sort();
  throw new Failure('PD_IMPORT_INVALID', `there is no sale on ${asked}`, {
    place: { file: name },
    hint: `it has sales from ${dates[0]} to ${dates.at(-1)}; the busiest day is ${busiest?.[0]}`,
  });
}
