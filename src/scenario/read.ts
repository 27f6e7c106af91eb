import { type Micros, parseDuration, parseTimeOfDay, ZERO } from '../model/units.ts';

/** Microseconds of a duration the schema has accepted. */
export const duration_us = (text: string): Micros => parseDuration(text) ?? ZERO;

/** Microseconds of a duration that may be negative. */
export const offset_us = (text: string): number =>
  text.startsWith('-') ? -duration_us(text.slice(1)) : duration_us(text);

/** Microseconds since midnight of a time of day the schema has accepted. */
export const timeOfDay_us = (text: string): Micros => parseTimeOfDay(text) ?? ZERO;

/** Both ends of a shift such as `08:00-23:00`. */
export function shift_us(text: string): readonly [from: Micros, to: Micros] {
  const [from = '', to = ''] = text.split('-');
  return [timeOfDay_us(from), timeOfDay_us(to)];
}

/** Minor units of an amount with at most two decimals. */
export const minor = (amount: number): number => Math.round(amount * 100);
