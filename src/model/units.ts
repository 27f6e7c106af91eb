/**
 * Units of time and money.
 *
 * Time is a whole number of microseconds held in a double (exact up to 285 years), so that sums
 * are exact and equal in every engine. A *business* instant counts from local midnight of the
 * rehearsed day. Money is a whole number of minor units (cents).
 */
declare const micros: unique symbol;

/** Whole microseconds: a duration, or an instant of the clock its name says. */
export type Micros = number & { readonly [micros]: true };

/** Whole minor units of the scenario's currency (cents for EUR). */
export type Minor = number;

/** Rounds to whole microseconds. */
export const us = (value: number): Micros => Math.round(value) as Micros;
export const milliseconds = (value: number): Micros => us(value * 1e3);
export const seconds = (value: number): Micros => us(value * 1e6);
export const minutes = (value: number): Micros => us(value * 60e6);
export const hours = (value: number): Micros => us(value * 3600e6);

/** No time at all, and midnight. */
export const ZERO: Micros = 0 as Micros;
/** Later than any instant of a run. */
export const NEVER: Micros = Number.MAX_SAFE_INTEGER as Micros;
export const DAY: Micros = hours(24);

const UNIT_US: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1e3,
  s: 1e6,
  sec: 1e6,
  min: 60e6,
  m: 60e6,
  h: 3600e6,
  d: 86400e6,
};

/**
 * Reads a duration such as `250ms`, `90s`, `7min`, `1h30min`.
 * @returns microseconds, or `undefined` when the text is not a duration
 */
export function parseDuration(text: string): Micros | undefined {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text.trim()) return undefined;
  let total = 0;
  for (const [, amount, unit] of parts) {
    const factor = UNIT_US[unit ?? ''];
    if (factor === undefined) return undefined;
    total += Number(amount) * factor;
  }
  return us(total);
}

/**
 * Reads a time of day such as `15:00` or `09:30:15`; `24:00` is the end of the day.
 * @returns microseconds since midnight, or `undefined`
 */
export function parseTimeOfDay(text: string): Micros | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [h, m, s] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (h > 24 || m > 59 || s > 59 || (h === 24 && m + s > 0)) return undefined;
  return us((h * 3600 + m * 60 + s) * 1e6);
}

/** `15:00` or, when there are odd seconds, `15:00:42`. */
export function formatTimeOfDay(at: number): string {
  const total = Math.floor(at / 1e6);
  const two = (value: number): string => String(value).padStart(2, '0');
  const head = `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}`;
  return total % 60 === 0 ? head : `${head}:${two(total % 60)}`;
}

/** At most three significant digits with a fitting unit: `412 ms`, `23 min`, `4 h 10 min`. */
export function formatDuration(duration: number): string {
  const abs = Math.abs(duration);
  if (abs < 1e3) return `${Math.round(duration)} µs`;
  if (abs < 1e6) return `${significant(duration / 1e3)} ms`;
  if (abs < 120e6) return `${significant(duration / 1e6)} s`;
  if (abs < 3600e6) return `${significant(duration / 60e6)} min`;
  const wholeMinutes = Math.round(duration / 60e6);
  const rest = wholeMinutes % 60;
  return `${Math.floor(wholeMinutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** At most three significant digits, without an exponent. */
export function significant(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const text = value.toFixed(Math.min(digits, 6));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `12 345.60 EUR`; two decimals, a thin grouping that reads the same in every language. */
export function formatMoney(amountMinor: Minor, currency: string): string {
  const whole = Math.trunc(Math.abs(amountMinor) / 100);
  const cents = String(Math.abs(amountMinor) % 100).padStart(2, '0');
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${amountMinor < 0 ? '-' : ''}${grouped}.${cents} ${currency}`;
}
