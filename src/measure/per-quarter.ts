import { minutes } from '../model/units.ts';
import type { Span } from './desk-ledger.ts';

/** A quarter of an hour, µs. */
export const QUARTER: number = minutes(15);

/** Microseconds of the spans in each quarter of the clock they touch, by its number in the day. */
export function perQuarter(spans: readonly Span[]): Map<number, number> {
  const quarters = new Map<number, number>();
  for (const { from_us, to_us } of spans) {
    for (let quarter = Math.floor(from_us / QUARTER); quarter * QUARTER < to_us; quarter++) {
      const start_us = Math.max(from_us, quarter * QUARTER);
      const end_us = Math.min(to_us, (quarter + 1) * QUARTER);
      quarters.set(quarter, (quarters.get(quarter) ?? 0) + end_us - start_us);
    }
  }
  return quarters;
}
