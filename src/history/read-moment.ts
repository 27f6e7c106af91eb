/** When a sale was made, as a till wrote it: wall time of the store, offsets left out. */
export interface Moment {
  /**
   * Year, and the two other numbers of the date in the order written, as `yyyyaabb`. Negative
   * when the order of day and month is not told by the form.
   */
  readonly day: number;
  /** Minute of the day, 0 to 1439. */
  readonly minute: number;
  /** Whether it ends in `Z`, which no store's wall clock does. */
  readonly utc: boolean;
}

/** In which order a file writes `03/04/2025`. */
export type DateOrder = 'dayFirst' | 'monthFirst';

const TIME = String.raw`(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?`;
const AFTER = String.raw`(?:\s*([ap])\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$`;
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T|,? +)${TIME}${AFTER}`,
  'i',
);
const YEAR_LAST = new RegExp(
  String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:T|,? +)${TIME}${AFTER}`,
  'i',
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})?$/;

/**
 * Reads date and time together: `2025-11-28T15:04:05`, `28/11/2025 15:04`, `28.11.25 15.04`,
 * `11/28/2025 3:04 PM`, `20251128150405`.
 * @returns `undefined` for anything else, and for a date or time that cannot be
 */
export function readMoment(text: string): Moment | undefined {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  const parts = yearFirst ?? YEAR_LAST.exec(text);
  if (parts === null) return undefined;
  const [, a, b, c, hours, minutes, seconds, half, zone] = parts;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  const minute = Number(minutes);
  if (hour === undefined || minute > 59 || Number(seconds ?? 0) > 60) return undefined;
  const day = yearFirst
    ? encode(Number(a), Number(b), Number(c))
    : -encode(c?.length === 2 ? 2000 + Number(c) : Number(c), Number(a), Number(b));
  const possible =
    day > 0
      ? dateText(day, 'dayFirst') !== undefined
      : dateText(day, 'dayFirst') !== undefined || dateText(day, 'monthFirst') !== undefined;
  return possible
    ? { day, minute: hour * 60 + minute, utc: zone?.toUpperCase() === 'Z' }
    : undefined;
}

/** `YYYY-MM-DD` of a moment's day; `undefined` when there is no such day in that order. */
export function dateText(day: number, order: DateOrder): string | undefined {
  const [year, a, b] = decode(Math.abs(day));
  const [month, date] = day > 0 || order === 'monthFirst' ? [a, b] : [b, a];
  if (
    year < 1970 ||
    month < 1 ||
    month > 12 ||
    date < 1 ||
    (date > 28 && date > daysIn(year, month))
  ) {
    return undefined;
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(date)}`;
}

/** Which orders a written day allows: neither, one or both. */
export const allows = (day: number, order: DateOrder): boolean =>
  dateText(day, order) !== undefined;

const encode = (year: number, a: number, b: number): number => year * 10_000 + a * 100 + b;

const decode = (day: number): readonly [year: number, a: number, b: number] => [
  Math.floor(day / 10_000),
  Math.floor(day / 100) % 100,
  day % 100,
];

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
