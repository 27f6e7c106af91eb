import type { Estimate } from './interval.ts';
import { meanInterval } from './mean-interval.ts';

/**
 * The mean of x - y over pairs that share their draws, with Student's t interval: what a variant
 * changes, free of the luck that both had.
 * @param x one number a replication
 * @param y the other variant's, in the same order
 * @param confidence in (0, 1); 0.95 when absent
 * @throws RangeError for lists of different length or fewer than two pairs
 * @example pairedDifference([12, 14, 11], [10, 11, 9]).estimate // 2.333
 */
export function pairedDifference(
  x: readonly number[],
  y: readonly number[],
  confidence = 0.95,
): Estimate {
  if (x.length !== y.length) {
    throw new RangeError(`pairs need lists of one length, not ${x.length} and ${y.length}`);
  }
  return meanInterval(
    x.map((value, i) => value - (y[i] ?? Number.NaN)),
    confidence,
  );
}
